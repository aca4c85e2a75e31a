// What HealthLake tells EventBridge [event-types] [event-details].

const datastoreEvents = {
  CREATING: 'Data Store Creating',
  CREATE_FAILED: 'Data Store Creation Failed',
  ACTIVE: 'Data Store Active',
  DELETING: 'Data Store Deleting',
  DELETED: 'Data Store Deleted',
} as const

const jobEvents = {
  SUBMITTED: 'Submitted',
  QUEUED: 'Queued',
  IN_PROGRESS: 'In Progress',
  COMPLETED: 'Completed',
  COMPLETED_WITH_ERRORS: 'Completed With Errors',
  FAILED: 'Failed',
} as const

/** The `detail-type` of an event about a data store. */
export type DatastoreEventType = (typeof datastoreEvents)[keyof typeof datastoreEvents]
/** The `detail-type` of an event about a job of that kind. */
export type JobEventType<Kind extends 'Import' | 'Export'> =
  `${Kind} Job ${(typeof jobEvents)[keyof typeof jobEvents]}`

/** The `detail-type` of an event. */
export type EventDetailType = DatastoreEventType | JobEventType<'Import'> | JobEventType<'Export'>

/** The `detail` of an event about a data store. */
export interface DatastoreEventDetail {
  /** Its id. */
  readonly datastoreId: string
  /** Its name; empty if it has none. */
  readonly datastoreName: string
  /** Its version of FHIR. */
  readonly datastoreTypeVersion: string
  /** Its endpoint. */
  readonly datastoreEndpoint: string
}

/** What the `detail` of events about both kinds of jobs has in common. */
export interface JobEventDetail {
  /** Its id. */
  readonly jobId: string
  /** When it was submitted, as ISO 8601 text. */
  readonly submitTime: string
  /** Its data store. */
  readonly datastoreId: string
}

/** The `detail` of an event about an import job. */
export interface ImportJobEventDetail extends JobEventDetail {
  /** What it reads. */
  readonly inputDataConfig: {
    /** The URI that it was given. */
    readonly s3Uri: string
  }
}

/** The `detail` of an event about an export job. */
export interface ExportJobEventDetail extends JobEventDetail {
  /** Where it writes. */
  readonly outputDataConfig: {
    /** The URI that it was given; see the assumption `eventOutputUri`. */
    readonly s3Uri: string
  }
}

/** The `detail` of an event, by its type. */
export type EventDetail<Type extends EventDetailType = EventDetailType> =
  Type extends JobEventType<'Import'>
    ? ImportJobEventDetail
    : Type extends JobEventType<'Export'>
      ? ExportJobEventDetail
      : DatastoreEventDetail

/** An event as EventBridge passes it to its targets. */
export type HealthLakeEvent<Type extends EventDetailType = EventDetailType> =
  Type extends EventDetailType
    ? {
        /** The version of this form. */
        readonly version: '0'
        /** A UUID, from the seed. */
        readonly id: string
        /** What it is about. */
        readonly 'detail-type': Type
        /** Who sends it. */
        readonly source: 'aws.healthlake'
        /** The AWS account. */
        readonly account: string
        /** When it happened on the fake's clock, to the second, as ISO 8601 text. */
        readonly time: string
        /** The region. */
        readonly region: string
        /** The ARN of the data store. */
        readonly resources: string[]
        /** What happened to what. */
        readonly detail: EventDetail<Type>
      }
    : never

/** Part of the `detail` of events, to select those that have all of these members. */
export interface EventDetailPart {
  /** The data store's id. */
  datastoreId?: string
  /** The data store's name. */
  datastoreName?: string
  /** The data store's version of FHIR. */
  datastoreTypeVersion?: string
  /** The data store's endpoint. */
  datastoreEndpoint?: string
  /** The job's id. */
  jobId?: string
  /** When the job was submitted, as the event has it. */
  submitTime?: string
  /** What an import reads. */
  inputDataConfig?: {
    /** The URI that it was given. */
    s3Uri?: string
  }
  /** Where an export writes. */
  outputDataConfig?: {
    /** The URI that it was given. */
    s3Uri?: string
  }
}

const datastoreMembers = [
  'datastoreId',
  'datastoreName',
  'datastoreTypeVersion',
  'datastoreEndpoint',
] as const satisfies readonly (keyof DatastoreEventDetail)[]

const importMembers = [
  'jobId',
  'submitTime',
  'datastoreId',
  'inputDataConfig',
] as const satisfies readonly (keyof ImportJobEventDetail)[]

const exportMembers = [
  'jobId',
  'submitTime',
  'datastoreId',
  'outputDataConfig',
] as const satisfies readonly (keyof ExportJobEventDetail)[]

// The members of the detail, by type.
export const detailMembers: Readonly<Record<EventDetailType, readonly string[]>> = {
  ...membersOf(Object.values(datastoreEvents), datastoreMembers),
  ...membersOf(jobTypes('Import'), importMembers),
  ...membersOf(jobTypes('Export'), exportMembers),
}

export const eventDetailTypes = Object.keys(detailMembers) as readonly EventDetailType[]

export function datastoreEventType(status: string): DatastoreEventType | undefined {
  return (datastoreEvents as Readonly<Record<string, DatastoreEventType>>)[status]
}

export function jobEventType<Kind extends 'Import' | 'Export'>(
  kind: Kind,
  status: string,
): JobEventType<Kind> | undefined {
  return status in jobEvents
    ? `${kind} Job ${jobEvents[status as keyof typeof jobEvents]}`
    : undefined
}

function jobTypes<Kind extends 'Import' | 'Export'>(kind: Kind): readonly JobEventType<Kind>[] {
  return Object.values(jobEvents).map((name) => `${kind} Job ${name}` as const)
}

function membersOf<Type extends EventDetailType>(
  types: readonly Type[],
  members: readonly string[],
): Readonly<Record<Type, readonly string[]>> {
  return Object.fromEntries(types.map((type) => [type, members])) as Record<Type, readonly string[]>
}

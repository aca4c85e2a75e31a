// The interactions of a data store's FHIR endpoint, by the names of their IAM actions.
export const fhirInteractions = [
  'GetCapabilities',
  'ReadResource',
  'VersionReadResource',
  'CreateResource',
  'UpdateResource',
  'PatchResource',
  'DeleteResource',
  'GetHistoryByResourceId',
  'GetHistoryByResourceType',
  'GetFullHistory',
  'SearchWithGet',
  'SearchWithPost',
  'SearchEverything',
  'ProcessBundle',
  'ValidateResource',
  'StartFHIRExportJobWithGet',
  'StartFHIRExportJobWithPost',
  'DescribeFHIRExportJobWithGet',
  'CancelFHIRExportJobWithDelete',
  'GetExportedFile',
  'StartFHIRBulkDeleteJob',
  'DescribeFHIRBulkDeleteJob',
  'GetTransaction',
  'GetSmartConfiguration',
  'OtherInteraction',
] as const

/**
 * The name of an interaction with a data store's FHIR endpoint: that of its IAM action. `GetSmartConfiguration` and
 * `GetTransaction` have none: they are the discovery document of a SMART store, and the poll of an asynchronous
 * transaction. `StartFHIRBulkDeleteJob` and `DescribeFHIRBulkDeleteJob` are `$erase`, `$purge` and `$bulk-delete`.
 * `OtherInteraction` is everything else.
 */
export type FhirInteraction = (typeof fhirInteractions)[number]

export function isFhirInteraction(name: unknown): name is FhirInteraction {
  return fhirInteractions.some((interaction) => interaction === name)
}

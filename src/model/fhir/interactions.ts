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
  'GetSmartConfiguration',
  'OtherInteraction',
] as const

/**
 * The name of an interaction with a data store's FHIR endpoint: that of its IAM action. `GetSmartConfiguration`, which
 * has none, is the discovery document of a SMART store; `OtherInteraction` is whatever else is asked for.
 */
export type FhirInteraction = (typeof fhirInteractions)[number]

export function isFhirInteraction(name: unknown): name is FhirInteraction {
  return fhirInteractions.some((interaction) => interaction === name)
}

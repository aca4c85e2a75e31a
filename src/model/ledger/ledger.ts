import { backups } from './backups.ts'
import { data } from './data.ts'
import { datastores } from './datastores.ts'
import { events } from './events.ts'
import { fhirValidation } from './fhir-validation.ts'
import { fhirBundles } from './fhir-bundles.ts'
import { fhirPatch } from './fhir-patch.ts'
import { fhirEndpoint } from './fhir-endpoint.ts'
import { fhirJobs } from './fhir-jobs.ts'
import { fhirResults } from './fhir-results.ts'
import { fhirSearch } from './fhir-search.ts'
import { jobs } from './jobs.ts'
import { lists } from './lists.ts'
import { objects } from './objects.ts'
import { protocol } from './protocol.ts'
import { quotas } from './quotas.ts'
import { requests } from './requests.ts'
import { tags } from './tags.ts'

// Every rule of behaviour that the constraints of the service model do not decide. The code cites it as `[rule-id]`.
export const ledger = {
  ...requests,
  ...datastores,
  ...backups,
  ...jobs,
  ...data,
  ...events,
  ...objects,
  ...lists,
  ...protocol,
  ...quotas,
  ...tags,
  ...fhirEndpoint,
  ...fhirSearch,
  ...fhirResults,
  ...fhirBundles,
  ...fhirPatch,
  ...fhirValidation,
  ...fhirJobs,
}

export type RuleId = keyof typeof ledger

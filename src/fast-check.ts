export { faultRules, type FaultRulesOptions } from './testing/arbitraries/fault-rules.ts'
export { invalidResource, type InvalidResource } from './testing/arbitraries/fhir/invalid.ts'
export { fhirRequests, type FhirRequestsOptions } from './testing/arbitraries/fhir/requests.ts'
export {
  validResource,
  type MadeResource,
  type ResourceOptions,
} from './testing/arbitraries/fhir/resources.ts'
export { invalidInput, validInput, type InvalidInput } from './testing/arbitraries/inputs.ts'
export { runScenario, type ScenarioResult } from './testing/arbitraries/run-scenario.ts'
export { scenario, type ScenarioOptions } from './testing/arbitraries/scenario.ts'
export type { RequestStep, ScenarioStep } from './testing/arbitraries/step.ts'

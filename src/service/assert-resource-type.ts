import { MisuseError } from '../kernel/errors.ts'
import { didYouMean, show } from '../kernel/suggest.ts'
import { isResourceType, resourceTypes } from '../model/fhir/resource-types.ts'

export function assertResourceType(type: unknown, where: string): void {
  if (isResourceType(type)) return
  const suggestion = typeof type === 'string' ? didYouMean(type, resourceTypes()) : ''
  throw new MisuseError(
    `${where}: ${show(type)} is not a resource type of FHIR R4.${suggestion} Types are such as Patient or Observation.`,
  )
}

// Where an input names one, which is no matcher.
export function assertTypeNamed(input: unknown, where: string): void {
  const { ResourceType } = Object(input) as { readonly ResourceType?: unknown }
  if (typeof ResourceType === 'string') assertResourceType(ResourceType, where)
}

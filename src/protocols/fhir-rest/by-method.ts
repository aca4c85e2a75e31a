import type { FhirInteraction } from '../../model/fhir/interactions.ts'

// Which interaction a method and a path below the endpoint stand for.
export interface FhirRoute {
  readonly interaction: FhirInteraction
  readonly ResourceType?: string
  readonly Id?: string
  readonly VersionId?: string
  readonly JobId?: string
  // The operation of the path, where the interaction does not tell it.
  readonly Operation?: string
  // The methods that the path has, where this is none of them.
  readonly allowed?: readonly string[]
}

export type Methods = Readonly<Partial<Record<string, FhirInteraction>>>

// [fhir-method]
export function byMethod(
  method: string,
  methods: Methods,
  of: Omit<FhirRoute, 'interaction' | 'allowed'> = {},
): FhirRoute {
  const interaction = Object.hasOwn(methods, method) ? methods[method] : undefined
  if (interaction !== undefined) return { interaction, ...of }
  return { interaction: 'OtherInteraction', ...of, allowed: Object.keys(methods) }
}

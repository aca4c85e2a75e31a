import { isRecord } from './json.ts'
import { prelude } from './smithy-prelude.ts'
import type { SmithyShape } from './smithy.ts'

/** Gives a shape's name for its id. */
export type NameOf = (id: string) => string

/**
 * Names shapes as AWS's own tools do: without the namespace, as the service renames them, and with the service's name before
 * what would hide one of Smithy's own shapes, such as `String`.
 *
 * @param services The model's services, by id
 * @returns The names
 */
export function namesIn(services: readonly (readonly [string, SmithyShape])[]): NameOf {
  const renamed: Record<string, string> = Object.assign(
    {},
    ...services.map(([, { rename }]) => rename),
  )
  const own = services.map(([id, { traits }]) => serviceName(id, traits))[0] ?? ''
  return function nameOf(id) {
    const [namespace, name = id] = id.split('#')
    const hides = namespace !== 'smithy.api' && prelude[`smithy.api#${name}`] !== undefined
    return renamed[id] ?? (hides ? `${own}${name}` : name)
  }
}

function serviceName(id: string, traits: SmithyShape['traits']): string {
  const aws = traits?.['aws.api#service']
  const name = isRecord(aws) ? String(aws['sdkId']) : id.replace(/^.*#/, '')
  return name.replaceAll(' ', '')
}

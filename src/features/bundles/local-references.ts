import { isJsonObject, type JsonObject } from '../../kernel/json.ts'
import { shortened } from '../../kernel/suggest.ts'
import { fhirError } from '../fhir/fhir-error.ts'
import type { BundleEntry } from './entries.ts'
import { isLocal, sameUrn, type Rewrite } from './references.ts'

const LITERAL =
  /^(https?:\/\/.+\/)?([A-Za-z]+\/[A-Za-z0-9\-.]{1,64})(?:\/_history\/([A-Za-z0-9\-.]{1,64}))?$/

interface Target {
  readonly name: string
  // That it had at its source.
  readonly versionId: string | undefined
}

// What references to entries of a transaction become, in each of them [bundle-references] [bundle-full-url].
export function localReferences(
  entries: readonly BundleEntry[],
  ids: readonly (string | undefined)[],
): (entry: BundleEntry) => Rewrite {
  const targets = new Map<string, Target>()
  for (const { fullUrl, index, type, resource } of entries) {
    const id = ids[index]
    if (fullUrl === undefined || id === undefined) continue
    targets.set(sameUrn(fullUrl), { name: `${type}/${id}`, versionId: versionIdOf(resource) })
  }
  const hasUrls = Array.from(targets.keys()).some((fullUrl) => LITERAL.test(fullUrl))
  return ({ fullUrl = '' }) => {
    const [, root] = LITERAL.exec(fullUrl) ?? []
    return (text, kind) => {
      const hash = text.indexOf('#')
      const address = hash === -1 ? text : text.slice(0, hash)
      const target =
        targets.get(sameUrn(address))?.name ??
        (kind === 'reference' && hasUrls ? targetOfLiteral(address, root, targets) : undefined)
      if (target !== undefined) return hash === -1 ? target : target + text.slice(hash)
      if (kind === 'uri' || !isLocal(text)) return undefined
      const problem = `No entry has the fullUrl ${shortened(text)}.`
      throw fhirError(400, 'bundle-references', 'invalid', problem)
    }
  }
}

function versionIdOf({ meta }: JsonObject = {}): string | undefined {
  const { versionId } = isJsonObject(meta) ? meta : {}
  return typeof versionId === 'string' ? versionId : undefined
}

// What is relative is so to the root of the entry's own fullUrl; a version is one of the entry.
function targetOfLiteral(
  address: string,
  root: string | undefined,
  targets: ReadonlyMap<string, Target>,
): string | undefined {
  const [, base = root, name, versionId] = LITERAL.exec(address) ?? []
  const target = targets.get(`${base}${name}`)
  if (target === undefined || (target.versionId ?? versionId) !== (versionId ?? target.versionId)) {
    return undefined
  }
  return target.name
}

import { files } from '../examples.ts'

interface ElementDefinition {
  readonly path: string
  readonly binding?: { readonly strength: string; readonly valueSet?: string }
}

interface Concept {
  readonly code: string
  readonly concept?: readonly Concept[]
}

interface Include {
  readonly system?: string
  readonly concept?: readonly Concept[]
}

const byUrl = new Map(
  [...files]
    .filter(([name]) => /^(?:ValueSet|CodeSystem)-/.test(name))
    .map(([, text]) => JSON.parse(text) as { readonly url: string })
    .map((one) => [one.url, one]),
)

const known = new Map<string, readonly Include[]>()

/** The system of a code in an element, by its value set; undefined if that does not tell. */
export function systemOf(path: string, code: string): string | undefined {
  const includes = known.get(path) ?? includesAt(path)
  known.set(path, includes)
  return includes.find(({ system = '', concept }) => hasCode(concept ?? conceptsOf(system), code))
    ?.system
}

function includesAt(path: string): readonly Include[] {
  const root = path.replace(/\..*$/, '')
  const text = files.get(`StructureDefinition-${root}.json`) ?? '{"snapshot":{"element":[]}}'
  const { snapshot } = JSON.parse(text) as {
    readonly snapshot: { readonly element: readonly ElementDefinition[] }
  }
  const element = snapshot.element.find((one) => one.path.replace('[x]', '') === path)
  const { strength, valueSet = '' } = element?.binding ?? { strength: '' }
  if (strength !== 'required') return []
  const found = byUrl.get(valueSet.replace(/\|.*$/, '')) as
    | { readonly compose?: { readonly include: readonly Include[] } }
    | undefined
  return found?.compose?.include ?? []
}

function conceptsOf(system: string): readonly Concept[] {
  const found = byUrl.get(system) as { readonly concept?: readonly Concept[] } | undefined
  return found?.concept ?? []
}

function hasCode(concepts: readonly Concept[], code: string): boolean {
  return concepts.some((one) => one.code === code || hasCode(one.concept ?? [], code))
}

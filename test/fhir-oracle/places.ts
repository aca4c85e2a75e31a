import { files } from './examples.ts'

/** An element as HL7's StructureDefinitions have it; read here anew, so that no table of ours is believed. */
interface Element {
  readonly path: string
  readonly min: number
  readonly max: string
  readonly type?: readonly ElementType[]
  readonly contentReference?: string
  readonly binding?: { readonly strength: string; readonly valueSet?: string }
}

interface ElementType {
  readonly code: string
  readonly targetProfile?: readonly string[]
}

/** A property somewhere in an example. */
export interface Place {
  /** Keys and indices that lead to the object that has it. */
  readonly steps: readonly (string | number)[]
  readonly key: string
  readonly element: Element
  readonly type: ElementType
  /** As a FHIRPath: the object, and the property. */
  readonly parentPath: string
  readonly path: string
}

type Node = Readonly<Record<string, unknown>>

interface Structure {
  readonly snapshot: { readonly element: readonly Element[] }
}

function elementsOf(type: string): readonly Element[] {
  const text = files.get(`StructureDefinition-${type}.json`)
  if (text === undefined) throw new Error(`HL7 defines no ${type}.`)
  return (JSON.parse(text) as Structure).snapshot.element
}

const known = new Map<string, readonly Element[]>()

function elementsUnder(path: string): readonly Element[] {
  const root = path.replace(/\..*$/, '')
  const elements = known.get(root) ?? elementsOf(root)
  known.set(root, elements)
  return elements.filter((one) => one.path.replace(/\.[^.]*$/, '') === path && one.path !== path)
}

/** All properties of a resource, but those within contained resources, entries and extensions of primitives. */
export function placesIn(resource: Node): readonly Place[] {
  const type = String(resource['resourceType'])
  return placesOf(resource, type, [], type)
}

function placesOf(
  object: Node,
  typePath: string,
  steps: Place['steps'],
  path: string,
): readonly Place[] {
  return elementsUnder(typePath).flatMap((element) =>
    keysOf(element).flatMap(([key, name, type]) => {
      const value = object[key]
      if (value === undefined) return []
      const place = { steps, key, element, type, parentPath: path, path: `${path}.${name}` }
      const items = Array.isArray(value) ? (value as readonly unknown[]) : [value]
      const inside = items.flatMap((item, index) => {
        const isList = Array.isArray(value)
        const itemSteps = isList ? [...steps, key, index] : [...steps, key]
        const itemPath = isList ? `${place.path}[${index}]` : place.path
        const itemType = typePathOf(element, type)
        if (itemType === undefined || typeof item !== 'object' || item === null) return []
        return placesOf(item as Node, itemType, itemSteps, itemPath)
      })
      return [place, ...inside]
    }),
  )
}

type Key = readonly [key: string, name: string, type: ElementType]

function keysOf({ path, type = [], contentReference }: Element): readonly Key[] {
  const name = path.replace(/^.*\./, '')
  if (contentReference !== undefined) return [[name, name, { code: contentReference }]]
  if (!name.endsWith('[x]')) return type.slice(0, 1).map((one) => [name, name, one])
  const stem = name.slice(0, -'[x]'.length)
  return type.map((one) => [choiceKey(stem, one.code), stem, one])
}

export function choiceKey(stem: string, code: string): string {
  return `${stem}${code.charAt(0).toUpperCase()}${code.slice(1)}`
}

// Where the elements of that type are defined; undefined of a primitive or a whole resource.
function typePathOf(element: Element, { code }: ElementType): string | undefined {
  if (code.startsWith('#')) return code.slice(1)
  if (code === 'BackboneElement' || code === 'Element') return element.path
  return /^[A-Z]/.test(code) && code !== 'Resource' ? code : undefined
}

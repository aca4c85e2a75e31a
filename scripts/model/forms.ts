import type { Shape } from '../../src/model/codec/shape.ts'
import { partsOf, type Selection } from './select.ts'

type Shapes = Selection['shapes']

/** In what the forms of a value differ, by the names of the shapes. */
export interface Forms {
  // Those that hold an instant, at any depth: each form has its own.
  readonly timed: ReadonlySet<string>
  // Those in inputs that hold a required member or a union, at any depth: the SDK's callers may
  // give undefined for the one, and what is not known for the other.
  readonly loose: ReadonlySet<string>
}

export function formsOf({ shapes, operations }: Selection): Forms {
  const inputs = partsOf(
    [...operations.values()].map(({ input }) => input),
    shapes,
  )
  const loose = thoseThatHold(isLoose, shapes).filter((name) => inputs.has(name))
  return { timed: new Set(thoseThatHold(isTimestamp, shapes)), loose: new Set(loose) }
}

function thoseThatHold(is: (shape: Shape) => boolean, shapes: Shapes): string[] {
  return [...shapes.keys()].filter((name) =>
    [...partsOf([name], shapes)].some((part) => is(shapes.get(part) as Shape)),
  )
}

function isTimestamp({ type }: Shape): boolean {
  return type === 'timestamp'
}

function isLoose(shape: Shape): boolean {
  return shape.type === 'structure' && (shape.required !== undefined || shape.union === true)
}

export interface View {
  readonly shapes: Shapes
  readonly forms: Forms
  // As the SDK's callers give it.
  readonly given?: boolean
  // What stands for an instant (default: the parameter Time).
  readonly time?: string
}

/** The TypeScript type of a shape's values. */
export function typeOf(name: string, view: View): string {
  const { shapes, forms, given = false } = view
  const time = view.time ?? (given ? 'Date' : 'Time')
  const shape = shapes.get(name) as Shape
  if (shape.type === 'list') return `${typeOf(shape.member, view)}[]`
  if (shape.type === 'string') return shape.enum === undefined ? 'string' : name
  if (shape.type !== 'structure') return leafTypes[shape.type] ?? time
  if (given && forms.loose.has(name)) return `${name.replace(/Request$/, '')}Input`
  return forms.timed.has(name) ? `${name}<${time}>` : name
}

const leafTypes: Readonly<Record<string, string>> = {
  boolean: 'boolean',
  double: 'number',
  integer: 'number',
  long: 'number',
}

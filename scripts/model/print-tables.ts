import type { Selection } from './select.ts'

export function printShapes({ shapes }: Selection): string {
  const lines = [...shapes].map(([name, shape]) => `  ${name}: ${printShape(shape)},`)
  return `
import type { Shape } from '../codec/shape.ts'

// Every shape of the operations that are simulated, with its constraints.
export const shapes = {
${lines.join('\n')}
} as const satisfies Record<string, Shape>

export type ShapeName = keyof typeof shapes

export function shapeOf(name: string): Shape {
  return shapes[name as ShapeName]
}
`
}

function printShape(shape: object): string {
  const parts = Object.entries(shape).map(([name, value]) => `${name}: ${printValue(value)}`)
  return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`
}

function printValue(value: unknown): string {
  if (typeof value === 'string') return text(value)
  if (Array.isArray(value)) return list(value as string[])
  return typeof value === 'object' && value !== null ? printShape(value) : String(value)
}

export function printOperations({ operations, faults, leftOut }: Selection): string {
  const rows = [...operations].map(
    ([name, { input, output, errors }]) =>
      `  ${name}: {\n    input: '${input}',\n    output: '${output}',\n    errors: ${list(errors)},\n  },`,
  )
  const errors = [...faults].map(([name, fault]) => `  ${name}: '${fault}',`)
  return `
import type { ShapeName } from './shapes.ts'

interface OperationSpec {
  readonly input: ShapeName
  readonly output: ShapeName
  readonly errors: readonly (keyof typeof faults)[]
}

// Whose fault each error of the model is, those of the operations that are left out among them.
export const faults = {
${errors.join('\n')}
} as const

// The operations that are simulated, with the errors that the model lets each of them raise. Left
// out are those that the model gives a host of their own:
${leftOut.map((name) => `// - ${name}`).join('\n')}
export const operations = {
${rows.join('\n')}
} as const satisfies Record<string, OperationSpec>

export function isSimulated(name: string): name is keyof typeof operations {
  return Object.hasOwn(operations, name)
}
`
}

function list(items: readonly string[]): string {
  return `[${items.map(text).join(', ')}]`
}

// The formatter chooses the quotes.
function text(value: string): string {
  const isRaw = value.includes('\\') && !/[`$]\{|`/.test(value)
  return isRaw ? `String.raw\`${value}\`` : JSON.stringify(value)
}

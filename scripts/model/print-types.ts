import type { Shape, StructureShape } from '../../src/model/codec/shape.ts'
import { formsOf, typeOf, type View } from './forms.ts'
import type { Selection } from './select.ts'

export function printTypes(selection: Selection): string {
  const { shapes, operations } = selection
  const forms = formsOf(selection)
  const values = [...shapes].filter(([, shape]) => hasName(shape))
  const inputs = [...operations].map(
    ([name, { input }]) => `  ${name}: ${typeOf(input, { forms, shapes, given: true })}`,
  )
  return `
// \`Time\` is what an instant is: a Date for the SDK, epoch seconds on the wire, ISO 8601 text in the
// history, epoch milliseconds within. What ends in Input is as the SDK's callers may give it: a
// required member must be there, yet may be undefined.

${values.flatMap(([name, shape]) => declare(name, shape, { forms, shapes })).join('\n\n')}

// The values of each shape.
export interface Values<Time> {
${values.map(([name]) => `  ${name}: ${typeOf(name, { forms, shapes })}`).join('\n')}
}

// The input of each operation, as the SDK's callers may give it.
export interface Inputs {
${inputs.join('\n')}
}
`
}

function hasName(shape: Shape): boolean {
  const { type } = shape
  return type === 'structure' || type === 'list' || (type === 'string' && shape.enum !== undefined)
}

function declare(name: string, shape: Shape, view: View): string[] {
  if (shape.type === 'string') {
    return [`export type ${name} = ${(shape.enum ?? []).map((value) => `'${value}'`).join(' | ')}`]
  }
  if (shape.type !== 'structure') return []
  const held = declareStructure(typeOf(name, view), shape, view)
  if (!view.forms.loose.has(name)) return [held]
  const given = { ...view, given: true }
  return [held, declareStructure(typeOf(name, given), shape, given)]
}

// Inputs are taken from the table of them all.
function declareStructure(type: string, shape: StructureShape, view: View): string {
  const exported = view.given === true ? '' : 'export '
  const members = Object.entries(shape.members)
  if (shape.union === true) return exported + declareUnion(type, members, view)
  if (members.length === 0) return `${exported}type ${type} = object`
  const lines = members.map(([member, of]) => {
    const isRequired = shape.required?.includes(member) === true
    const orUndefined = isRequired && view.given !== true ? '' : ' | undefined'
    return `  ${member}${isRequired ? '' : '?'}: ${typeOf(of, view)}${orUndefined}`
  })
  return `${exported}interface ${type} {\n${lines.join('\n')}\n}`
}

function declareUnion(type: string, members: [string, string][], view: View): string {
  const known = members.map(
    ([member, of]) => `{ ${member}: ${typeOf(of, view)}; $unknown?: never }`,
  )
  const others = members.map(([member]) => `${member}?: never`).join('; ')
  const unknown = view.given === true ? [`{ ${others}; $unknown: [string, unknown] }`] : []
  return `type ${type} = ${[...known, ...unknown].map((each) => `| ${each}`).join('\n')}`
}

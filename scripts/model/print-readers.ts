import type { Shape, StructureShape } from '../../src/model/codec/shape.ts'
import { formsOf, typeOf, type View } from './forms.ts'
import { withImports } from './imports.ts'
import { partsOf, type Selection } from './select.ts'

// What a test gives of an output is read, too.
const givenOfOutputs = ['ErrorCause']

export function printReaders(selection: Selection): string {
  const { operations, shapes } = selection
  const view = { shapes, forms: formsOf(selection), time: 'number' }
  const inputs = [...operations.values()].map(({ input }) => input)
  const roots = [...inputs, ...givenOfOutputs].filter((name) => shapes.has(name)).toSorted()
  const read = [...partsOf(roots, shapes)]
  const leaves = read.flatMap((name) => printLeaf(name, view))
  const lists = read.flatMap((name) => printList(name, view))
  const structures = read.flatMap((name) => printStructure(name, view))
  const rows = [...new Set(roots)].map((name) => `  ${name}: read${name},`)
  return withImports(
    `
${[...leaves, ...lists].join('\n')}

${structures.join('\n\n')}

// The readers of what is read as a whole.
export const readers = {
${rows.join('\n')}
} satisfies Record<string, Reader<object>>
`,
    selection,
  )
}

function printLeaf(name: string, view: View): string[] {
  const type = typeOf(name, view)
  if (view.shapes.get(name)?.type === 'string') {
    return [`const read${name} = stringReader<${type}>(shapes.${name})`]
  }
  return type === 'number' && readerOf(name, view) !== 'readTimestamp'
    ? [`const read${name} = numberReader(shapes.${name})`]
    : []
}

// Functions are there before constants: a list of lists comes after those.
function printList(name: string, view: View): string[] {
  const shape = view.shapes.get(name)
  if (shape?.type !== 'list') return []
  const isOfTexts = view.shapes.get(shape.member)?.type === 'string'
  const item = isOfTexts ? `, shapes.${shape.member}` : ''
  return [`const read${name} = listReader(shapes.${name}, ${readerOf(shape.member, view)}${item})`]
}

function printStructure(name: string, view: View): string[] {
  const shape = view.shapes.get(name)
  if (shape?.type !== 'structure') return []
  const type = typeOf(name, view)
  const members = Object.entries(shape.members)
  const lines = [
    `if (!isStructure(given, notes, step, '${name}')) return undefined`,
    ...(shape.union === true ? [`checkUnion(shapes.${name}, given, notes, step)`] : []),
    'enter(notes, step)',
    ...(members.length > 0 ? [`const copy: Draft<${type}> = {}`] : []),
    ...members.flatMap(([member, of]) => printMember(member, readerOf(of, view), shape)),
    `return leave(${members.length > 0 ? 'copy' : '{}'}, notes)`,
  ]
  const parameters = 'given: unknown, notes: Notes, step: Step'
  return [`function read${name}(${parameters}): ${type} | undefined {\n${lines.join('\n')}\n}`]
}

function printMember(member: string, reader: string, { required }: StructureShape): string[] {
  const given = `given['${member}'], notes, '${member.charAt(0).toLowerCase()}${member.slice(1)}'`
  return [
    `const ${member} = ${reader}(${given})`,
    `if (${member} !== undefined) copy.${member} = ${member}`,
    ...(required?.includes(member) === true ? [`else noteIfAbsent(${given})`] : []),
  ]
}

function readerOf(name: string, { shapes }: View): string {
  const { type } = shapes.get(name) as Shape
  if (type === 'boolean') return 'readBoolean'
  return type === 'timestamp' ? 'readTimestamp' : `read${name}`
}

import type { Shape } from '../../src/model/codec/shape.ts'
import { formsOf, typeOf, type View } from './forms.ts'
import { withImports } from './imports.ts'
import type { Selection } from './select.ts'

export function printWriters(selection: Selection): string {
  const { shapes } = selection
  const view = { shapes, forms: formsOf(selection) }
  const written = [...shapes.keys()].filter((name) => writerOf(name, view) !== undefined)
  const rows = written.map((name) => `  ${name}: ${writerOf(name, view)},`)
  return withImports(
    `
${written.flatMap((name) => printWriter(name, view)).join('\n\n')}

// A value of any other shape is written as it is.
export const writers = {
${rows.join('\n')}
} satisfies Record<string, Writer>
`,
    selection,
  )
}

function printWriter(name: string, view: View): string[] {
  const shape = view.shapes.get(name)
  if (shape?.type === 'list') return [declare(name, view, [printItems(shape.member, view)])]
  if (shape?.type !== 'structure') return []
  const type = typeOf(name, view)
  const members = Object.entries(shape.members)
  if (members.length === 0) return [declare(name, view, ['return to.finish({})'])]
  return [
    declare(name, view, [
      `const copy: Draft<${type}> = {}`,
      ...members.map(([member, of]) => printMember(member, of, view)),
      `return to.finish(copy)`,
    ]),
  ]
}

function declare(name: string, view: View, lines: readonly string[]): string {
  const isTimed = view.forms.timed.has(name)
  const given = typeOf(name, { ...view, time: 'number' })
  const head = `write${name}${isTimed ? '<Time>' : ''}`
  const parameter = lines.some((line) => line.includes('value')) ? 'value' : '_value'
  const to = `to: Writing<${isTimed ? 'Time' : 'unknown'}>`
  return `function ${head}(${parameter}: ${given}, ${to}): ${typeOf(name, view)} {\n${lines.join('\n')}\n}`
}

function printItems(member: string, view: View): string {
  const writer = writerOf(member, view)
  return writer === undefined
    ? 'return to.finish(value.slice())'
    : `return to.finish(value.map((item) => ${writer}(item, to)))`
}

function printMember(member: string, of: string, view: View): string {
  const writer = writerOf(of, view)
  const copy = writer === undefined ? `value.${member}` : `${writer}(value.${member}, to)`
  return `if (value.${member} !== undefined) copy.${member} = ${copy}`
}

function writerOf(name: string, { shapes }: View): string | undefined {
  const { type } = shapes.get(name) as Shape
  if (type === 'timestamp') return 'writeTimestamp'
  return type === 'list' || type === 'structure' ? `write${name}` : undefined
}

import type { Shape } from '../codec/shape.ts'
import { shapeOf, shapes } from './shapes.ts'

// As AWS's services print it in messages, which is as Java does; undefined if none may show it [message-values].
export function showValue(value: unknown, shape: Shape): string | undefined {
  return shape.sensitive === true ? undefined : print(value, shape, nameOf(shape))
}

function print(value: unknown, shape: Shape, name: string): string {
  if (value === undefined || value === null) return 'null'
  if (shape.type === 'list') {
    const items = (value as readonly unknown[]).map((item) => printAs(shape.member, item))
    return `[${items.join(', ')}]`
  }
  if (shape.type !== 'structure') return `${value as string | number | boolean}`
  const given = value as Readonly<Record<string, unknown>>
  const members = Object.entries(shape.members)
    .filter(([, of]) => shapeOf(of).sensitive !== true)
    .map(
      ([member, of]) =>
        `${member.charAt(0).toLowerCase()}${member.slice(1)}=${printAs(of, given[member])}`,
    )
  return `${name}(${members.join(', ')})`
}

function printAs(name: string, value: unknown): string {
  return print(value, shapeOf(name), name)
}

function nameOf(shape: Shape): string {
  return Object.keys(shapes).find((name) => shapeOf(name) === shape) as string
}

import { shapeOf } from '../spec/shapes.ts'
import { write } from '../spec/write.ts'

// Values are replaced in the state, never changed: what was once written of one can be sent again.
const written = new WeakMap<object, string>()

/**
 * Writes an output as JSON.
 *
 * @param name The shape's name
 * @param output The output, in which instants are epoch milliseconds
 * @returns The JSON text, in which they are epoch seconds
 */
export function wireText(name: string, output: object): string {
  const shape = shapeOf(name)
  if (shape.type !== 'structure') return textOf(name, output)
  let text = '{'
  for (const [member, value] of Object.entries(output)) {
    const memberName = shape.members[member]
    if (memberName === undefined || value === undefined) continue
    text += `${text === '{' ? '' : ','}"${member}":${textOf(memberName, value)}`
  }
  return `${text}}`
}

function textOf(name: string, value: unknown): string {
  const shape = shapeOf(name)
  if (shape.type === 'list') {
    return `[${(value as unknown[]).map((item) => textOf(shape.member, item)).join(',')}]`
  }
  return shape.type === 'structure' ? textOfValue(name, value as object) : plainText(name, value)
}

function textOfValue(name: string, value: object): string {
  const known = written.get(value)
  if (known !== undefined) return known
  const text = plainText(name, value)
  written.set(value, text)
  return text
}

function plainText(name: string, value: unknown): string {
  return JSON.stringify(write(name, value as object, 'wire'))
}

import { shapeOf } from '../../model/healthlake/shapes.ts'
import { write } from '../../model/codec/write.ts'

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
    const items = (value as unknown[]).map((item) => textOf(shape.member, item))
    return `[${items.join(',')}]`
  }
  return shape.type === 'structure' ? textOfValue(name, value as object) : plainText(name, value)
}

// Values of the state are replaced, never changed: what was once written of one can be sent again.
const wireTexts = new WeakMap<object, string>()

function textOfValue(name: string, value: object): string {
  const known = wireTexts.get(value)
  if (known !== undefined) return known
  const text = plainText(name, value)
  wireTexts.set(value, text)
  return text
}

function plainText(name: string, value: unknown): string {
  return JSON.stringify(write(name, value as object, 'wire'))
}

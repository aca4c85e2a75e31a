import type { Service } from '../../service/service.ts'
import { shapeOf } from '../../model/healthlake/shapes.ts'
import { write } from '../../model/healthlake/write.ts'

export function wireText(service: Service, name: string, output: object): string {
  const shape = shapeOf(name)
  if (shape.type !== 'structure') return textOf(service, name, output)
  let text = '{'
  for (const [member, value] of Object.entries(output)) {
    const memberName = shape.members[member]
    if (memberName === undefined || value === undefined) continue
    text += `${text === '{' ? '' : ','}"${member}":${textOf(service, memberName, value)}`
  }
  return `${text}}`
}

function textOf(service: Service, name: string, value: unknown): string {
  const shape = shapeOf(name)
  if (shape.type === 'list') {
    const items = (value as unknown[]).map((item) => textOf(service, shape.member, item))
    return `[${items.join(',')}]`
  }
  return shape.type === 'structure'
    ? textOfValue(service, name, value as object)
    : plainText(name, value)
}

function textOfValue({ wireTexts }: Service, name: string, value: object): string {
  const known = wireTexts.get(value)
  if (known !== undefined) return known
  const text = plainText(name, value)
  wireTexts.set(value, text)
  return text
}

function plainText(name: string, value: unknown): string {
  return JSON.stringify(write(name, value as object, 'wire'))
}

import { isExactNumber, toNumberText, type Json } from '../../kernel/json.ts'
import { MOST_LEVELS } from '../../kernel/levels.ts'

interface Open {
  readonly value: Json
  readonly level: number
}

// Whether a value has more levels than can be read, or would be written in more than so many characters. It may have one
// thing in many places, so that it would never be written to the end.
export function findExcess(root: Json, most: number): 'levels' | 'characters' | undefined {
  const open: Open[] = [{ value: root, level: 1 }]
  let characters = 0
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, level } = next
    characters += leastLength(value)
    if (characters > most) return 'characters'
    if (typeof value !== 'object' || value === null || isExactNumber(value)) continue
    if (level > MOST_LEVELS) return 'levels'
    for (const [key, inside] of Object.entries(value)) {
      if (!Array.isArray(value)) characters += key.length
      open.push({ value: inside, level: level + 1 })
    }
  }
  return undefined
}

function leastLength(value: Json): number {
  if (typeof value === 'string') return value.length + 2
  return typeof value === 'object' && value !== null && isExactNumber(value)
    ? toNumberText(value).length
    : 1
}

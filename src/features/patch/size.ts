import {
  isExactNumber,
  isJsonArray,
  toNumberText,
  type Json,
  type JsonArray,
  type JsonObject,
} from '../../kernel/json.ts'
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
    if (typeof value !== 'object' || value === null || isExactNumber(value)) {
      characters += leastLength(value)
    } else {
      if (level > MOST_LEVELS) return 'levels'
      const isList = isJsonArray(value)
      // Brackets; of each member, a quoted key, a colon and a comma.
      characters += 1
      for (const [key, inside] of Object.entries(value)) {
        characters += isList ? 1 : key.length + 4
        open.push({ value: inside, level: level + 1 })
      }
    }
    if (characters > most) return 'characters'
  }
  return undefined
}

function leastLength(value: Exclude<Json, JsonArray | JsonObject>): number {
  if (typeof value === 'string') return value.length + 2
  return typeof value === 'object' && value !== null ? toNumberText(value).length : 1
}

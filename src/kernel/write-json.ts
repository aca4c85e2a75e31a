import { isExactNumber, isJsonArray, toNumberText, type Json } from './json.ts'

// Nearly every key is such, and needs no escapes.
const PLAIN = /^\w+$/

// Writes JSON without white space; each number as it was written.
export function writeJson(value: Json): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (isExactNumber(value)) return toNumberText(value)
  if (isJsonArray(value)) return `[${value.map(writeJson).join(',')}]`
  const members = Object.entries(value).map(([key, member]) => {
    return `${PLAIN.test(key) ? `"${key}"` : JSON.stringify(key)}:${writeJson(member)}`
  })
  return `{${members.join(',')}}`
}

import { isExactNumber, isJsonArray, toNumberText, type Json } from './json.ts'

// Writes JSON without white space; each number as it was written.
export function writeJson(value: Json): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (isExactNumber(value)) return toNumberText(value)
  if (isJsonArray(value)) return `[${value.map(writeJson).join(',')}]`
  const members = Object.entries(value).map(([key, member]) => {
    return `${JSON.stringify(key)}:${writeJson(member)}`
  })
  return `{${members.join(',')}}`
}

// What AWS's services say of a value whose type does not fit [wrong-type].

const startOfMap = 'Start of structure or map found where not expected'

const unexpectedField = 'Unexpected field type'

// Text where a Boolean should be, which is none [booleans-as-text].
export const noToken = 'Unexpected token received from parser'

export function noStructure(given: unknown, name: string, isItem: boolean): string {
  if (Array.isArray(given)) return strangeCollection(`com.amazonaws.healthlake.${name}`)
  return isItem ? 'Unexpected value type in payload' : unexpectedField
}

export function noList(given: unknown): string {
  return typeof given === 'object' ? startOfMap : unexpectedField
}

export function noScalar(given: unknown, wanted: string): string {
  if (Array.isArray(given)) return strangeCollection(javaClasses[wanted] ?? `java.lang.${wanted}`)
  if (typeof given === 'object') return startOfMap
  return `${typeName(given)} cannot be converted to ${wanted}`
}

function strangeCollection(javaClass: string): string {
  return `Unrecognized collection type class ${javaClass}`
}

// Of what is not called in messages as its class is.
const javaClasses: Readonly<Record<string, string>> = {
  'milliseconds since epoch': 'java.util.Date',
}

function typeName(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'TRUE_VALUE' : 'FALSE_VALUE'
  if (typeof value !== 'number') return 'STRING_VALUE'
  return Number.isInteger(value) ? 'NUMBER_VALUE' : 'DECIMAL_VALUE'
}

import { isJsonNumber, toNumberText, type Json } from '../../../kernel/json.ts'
import { isDate, isDateTime, isInstant, isTime } from './dates.ts'
import { xhtmlProblem } from './xhtml.ts'

// Says what is wrong with a value of a primitive type; undefined if nothing is.
export type PrimitiveCheck = (value: Json) => string | undefined

function ofText(
  type: string,
  isGood: (text: string) => boolean,
  form: string,
): readonly [string, PrimitiveCheck] {
  return [
    type,
    (value) => {
      if (typeof value !== 'string')
        return `A ${type} must be a JSON string, but is ${shown(value)}`
      return isGood(value) ? undefined : `Not a valid ${type}: ${shown(value)}; it must be ${form}`
    },
  ]
}

function ofInteger(type: string, least: number, form: string): readonly [string, PrimitiveCheck] {
  return [
    type,
    (value) => {
      if (!isJsonNumber(value)) return `A ${type} must be a JSON number, but is ${shown(value)}`
      const isGood = Number.isInteger(value) && Number(value) >= least && Number(value) <= MOST
      return isGood ? undefined : `Not a valid ${type}: ${shown(value)}; it must be ${form}`
    },
  ]
}

const MOST = 2 ** 31 - 1
const LONGEST = 2 ** 20

const ID = /^[A-Za-z0-9\-.]{1,64}$/
const OID = /^urn:oid:[0-2](?:\.(?:0|[1-9]\d*))+$/
const UUID = /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const BAD_IN_STRING = /[^\t\n\r -\uffff]/
const BAD_IN_CODE = /^\s|\s\s|\s$|[^\S ]/
const SPACE = /\s/
const SPACES = /\s+/g
const BAD_IN_BASE64 = /[^\sA-Za-z0-9+/=]/

export const primitiveChecks: ReadonlyMap<string, PrimitiveCheck> = new Map([
  [
    'boolean',
    (value) =>
      typeof value === 'boolean'
        ? undefined
        : `A boolean must be true or false, but is ${shown(value)}`,
  ],
  [
    'decimal',
    (value) =>
      isJsonNumber(value) ? undefined : `A decimal must be a JSON number, but is ${shown(value)}`,
  ],
  ofInteger('integer', -(2 ** 31), 'a whole number of 32 bits without fraction or exponent'),
  ofInteger('unsignedInt', 0, 'a whole number from 0 to 2147483647'),
  ofInteger('positiveInt', 1, 'a whole number from 1 to 2147483647'),
  ofText(
    'string',
    isString,
    'not empty, without control characters, of at most 1048576 characters',
  ),
  ofText(
    'markdown',
    isString,
    'not empty, without control characters, of at most 1048576 characters',
  ),
  ofText('code', isCode, 'not empty, with single spaces between words and none around them'),
  ofText('id', (text) => ID.test(text), '1 to 64 letters, digits, hyphens or dots'),
  ofText('uri', isUri, 'not empty, without white space'),
  ofText('url', isUri, 'not empty, without white space'),
  ofText('canonical', isUri, 'not empty, without white space'),
  ofText('oid', (text) => OID.test(text), 'urn:oid: and numbers with dots between them'),
  ofText('uuid', (text) => UUID.test(text), 'urn:uuid: and a UUID in lower case'),
  ofText('date', isDate, 'YYYY, YYYY-MM or YYYY-MM-DD, on the calendar'),
  ofText(
    'dateTime',
    isDateTime,
    'YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm:ss with a time zone, on the calendar',
  ),
  ofText('instant', isInstant, 'YYYY-MM-DDThh:mm:ss with a time zone, on the calendar'),
  ofText('time', isTime, 'hh:mm:ss'),
  ofText('base64Binary', isBase64, 'Base64'),
  [
    'xhtml',
    (value) =>
      typeof value === 'string'
        ? xhtmlProblem(value)
        : `XHTML must be a JSON string, but is ${shown(value)}`,
  ],
])

function isString(text: string): boolean {
  return text !== '' && text.length <= LONGEST && !BAD_IN_STRING.test(text)
}

function isCode(text: string): boolean {
  return text !== '' && !BAD_IN_CODE.test(text)
}

function isUri(text: string): boolean {
  return text !== '' && !SPACE.test(text)
}

// Without a repetition, of which a regular expression would keep account: a Binary has millions of letters.
function isBase64(text: string): boolean {
  if (BAD_IN_BASE64.test(text)) return false
  const letters = SPACE.test(text) ? text.replace(SPACES, '') : text
  const padding = letters.indexOf('=')
  return (
    letters !== '' &&
    letters.length % 4 === 0 &&
    (padding === -1 || isPadding(letters.slice(padding)))
  )
}

function isPadding(text: string): boolean {
  return text === '=' || text === '=='
}

const SHOWN = 80

// A value in a message: briefly, as JSON has it.
export function shown(value: Json): string {
  if (typeof value === 'string') {
    return value.length > SHOWN ? `'${value.slice(0, SHOWN)}…'` : `'${value}'`
  }
  if (isJsonNumber(value)) return toNumberText(value)
  if (typeof value !== 'object' || value === null) return String(value)
  return Array.isArray(value) ? 'an array' : 'an object'
}

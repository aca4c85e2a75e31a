import {
  isJsonArray,
  isJsonNumber,
  isJsonObject,
  toNumberText,
  type Json,
  type JsonObject,
} from './json.ts'

type Pair = readonly [a: Json, b: Json]

// Whether two values are the same in JSON: members in any order, numbers by what they amount to (1.10 is 1.1). However
// deep they are, without recursion.
export function isSameJson(a: Json, b: Json): boolean {
  const open: Pair[] = [[a, b]]
  for (let pair = open.pop(); pair !== undefined; pair = open.pop()) {
    if (!isAlike(pair, open)) return false
  }
  return true
}

// What is inside is left open.
function isAlike([a, b]: Pair, open: Pair[]): boolean {
  if (isJsonNumber(a)) return isJsonNumber(b) && isSameNumber(toNumberText(a), toNumberText(b))
  if (isJsonArray(a)) {
    if (!isJsonArray(b) || a.length !== b.length) return false
    for (const [index, item] of a.entries()) open.push([item, b[index] as Json])
    return true
  }
  return isJsonObject(a) ? isJsonObject(b) && hasSameKeys(a, b, open) : a === b
}

function hasSameKeys(a: JsonObject, b: JsonObject, open: Pair[]): boolean {
  const keys = Object.keys(a)
  if (keys.length !== Object.keys(b).length) return false
  for (const key of keys) {
    if (!Object.hasOwn(b, key)) return false
    open.push([a[key] as Json, b[key] as Json])
  }
  return true
}

function isSameNumber(a: string, b: string): boolean {
  if (a === b) return true
  const [one, other] = [toDecimal(a), toDecimal(b)]
  return (
    one.digits === other.digits &&
    (one.digits === '' || (one.sign === other.sign && one.exponent === other.exponent))
  )
}

const NUMBER = /^(-?)0*(\d*)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/

// The digits between the first and the last that is not 0, and the power of ten of the last.
function toDecimal(text: string) {
  const [, sign, whole = '', fraction = '', exponent = '0'] = NUMBER.exec(text) as RegExpExecArray
  const all = (whole + fraction).replace(/^0+/, '')
  let end = all.length
  while (all.charCodeAt(end - 1) === ZERO) end -= 1
  const power = BigInt(exponent) - BigInt(fraction.length) + BigInt(all.length - end)
  return { sign, digits: all.slice(0, end), exponent: power }
}

const ZERO = 48

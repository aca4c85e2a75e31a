import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isExactNumber, isJsonNumber, toNumberText } from '../../src/kernel/json.ts'
import { parseJson } from '../../src/kernel/parse-json.ts'
import { writeJson } from '../../src/kernel/write-json.ts'

function rewritten(text: string): string {
  const { value } = parseJson(text)
  return value === undefined ? '' : writeJson(value)
}

function problemOf(text: string, maxDepth?: number): unknown {
  return parseJson(text, maxDepth === undefined ? {} : { maxDepth }).problem
}

function deep(levels: number): string {
  return '['.repeat(levels) + ']'.repeat(levels)
}

describe('JSON', () => {
  it('is parsed as JSON.parse does, with or without white space', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom('', ' ', '\t\r\n'), (json, space) => {
        const text = JSON.stringify(json, undefined, space)
        expect(JSON.stringify(parseJson(` ${text} `).value)).toBe(JSON.stringify(JSON.parse(text)))
      }),
    )
  })

  it.each(['1.10', '1.0', '-0', '1e3', '1E+2', '0.0000001', '12345678901234567890', '1e400'])(
    'keeps the number %s as it was written',
    (number) => {
      expect(rewritten(`{"a": [${number}]}`)).toBe(`{"a":[${number}]}`)
      const { value = null } = parseJson(number)
      expect([isJsonNumber(value), isExactNumber(value)]).toEqual([true, true])
    },
  )

  it.each(['0', '-1', '1.5', '1e+21', '2147483648'])('has %s as a number of JavaScript', (text) => {
    const { value = null } = parseJson(text)
    expect(value).toBe(Number(text))
    expect(isJsonNumber(value) && toNumberText(value)).toBe(text)
  })

  it('keeps the order of keys and has __proto__ as one of them', () => {
    const text = '{"b":1,"__proto__":{"a":true},"a":null}'
    const { value } = parseJson(text)

    expect(rewritten(text)).toBe(text)
    expect(Object.keys(value ?? {})).toEqual(['b', '__proto__', 'a'])
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
  })

  it('has escapes in texts and keys', () => {
    const text = String.raw`{"a\"\\\u0041":"\ud83d\ude00\n\/"}`
    expect(parseJson(text).value).toEqual({ 'a"\\A': '😀\n/' })
  })

  it.each([
    ['', 'A value is missing', 0],
    ['{"a":tru}', 'A value is missing', 5],
    ['[1,]', 'A value is missing', 3],
    ['01', 'After the value there is more', 1],
    ['{} x', 'After the value there is more', 3],
    ['[1 2]', "A ',' or ']' is missing", 3],
    ['{"a":1 "b":2}', "A ',' or '}' is missing", 7],
    ['{"a" 1}', 'A colon is missing', 5],
    ['{a:1}', 'A key in quotes is missing', 1],
    ['{"a":1,}', 'A key in quotes is missing', 7],
    ['{"a":1,"a":2}', "The key 'a' comes twice in an object", 10],
    [String.raw`{"a":1,"\u0061":2}`, "The key 'a' comes twice in an object", 15],
    ['{"__proto__":1,"__proto__":2}', "The key '__proto__' comes twice in an object", 26],
    ['"a', 'A text has a control character or no end', 0],
    ['"a\nb"', 'A text has a control character or no end', 0],
    [String.raw`"a\"`, 'A text has no end', 0],
    [String.raw`"\x"`, 'A text has a wrong escape or a control character', 0],
    ['"\\n\n"', 'A text has a wrong escape or a control character', 0],
    [String.raw`"\ud800"`, 'A text has half of a surrogate pair', 0],
    ['"\ud800"', 'A text has half of a surrogate pair', 0],
    ['\ufeff{}', 'JSON does not begin with a byte order mark', 0],
  ])('%j is refused', (text, message, offset) => {
    expect(problemOf(text)).toEqual({ message, offset })
  })

  it('may be as deep as is allowed, and no deeper', () => {
    expect([problemOf(deep(3), 3), problemOf(deep(1000))]).toEqual([undefined, undefined])
    expect(problemOf(deep(4), 3)).toEqual({ message: 'There are more than 3 levels', offset: 3 })
    expect(problemOf('[[],[[]]]', 2)).toMatchObject({ offset: 5 })
    expect(problemOf(deep(1_000_000))).toMatchObject({ offset: 1000 })
  })

  it('that is allowed to be deeper than the stack throws what the stack throws', () => {
    expect(() => parseJson(deep(1_000_000), { maxDepth: 1_000_000 })).toThrow(RangeError)
  })
})

import { describe, expect, it } from 'vitest'
import { applyPatch } from '../../src/features/patch/patch.ts'
import { patched } from './tools.ts'

const apply = (document: unknown, ...operations: readonly unknown[]) =>
  patched('json', document, operations)

const list = { a: [1, 2, 3] }

describe('A JSON Patch', () => {
  it.each<[string, unknown, unknown, string]>([
    ['adds a member', {}, { op: 'add', path: '/a', value: 1 }, '{"a":1}'],
    [
      'adds over a member, in its place',
      { a: 1, b: 2 },
      { op: 'add', path: '/a', value: 3 },
      '{"a":3,"b":2}',
    ],
    ['adds null', {}, { op: 'add', path: '/a', value: null }, '{"a":null}'],
    ['adds at the start', list, { op: 'add', path: '/a/0', value: 0 }, '{"a":[0,1,2,3]}'],
    ['adds at the end', list, { op: 'add', path: '/a/3', value: 4 }, '{"a":[1,2,3,4]}'],
    ['adds after the end', list, { op: 'add', path: '/a/-', value: 4 }, '{"a":[1,2,3,4]}'],
    ['adds the whole', list, { op: 'add', path: '', value: 4 }, '4'],
    ['adds a member -', {}, { op: 'add', path: '/-', value: 4 }, '{"-":4}'],
    ['adds a member 01', {}, { op: 'add', path: '/01', value: 4 }, '{"01":4}'],
    ['adds a member without a name', {}, { op: 'add', path: '/', value: 4 }, '{"":4}'],
    ['adds a member with / and ~', {}, { op: 'add', path: '/a~1~0~01', value: 4 }, '{"a/~~1":4}'],
    [
      'adds below null',
      { a: [null, {}] },
      { op: 'add', path: '/a/1/b', value: 4 },
      '{"a":[null,{"b":4}]}',
    ],
    ['removes a member', { a: 1, b: 2 }, { op: 'remove', path: '/a' }, '{"b":2}'],
    ['removes a null', { a: null }, { op: 'remove', path: '/a' }, '{}'],
    ['removes an item', list, { op: 'remove', path: '/a/1' }, '{"a":[1,3]}'],
    [
      'replaces a member, in its place',
      { a: 1, b: 2 },
      { op: 'replace', path: '/a', value: [] },
      '{"a":[],"b":2}',
    ],
    ['replaces an item', list, { op: 'replace', path: '/a/2', value: null }, '{"a":[1,2,null]}'],
    ['replaces the whole', list, { op: 'replace', path: '', value: [] }, '[]'],
    ['moves a member', { a: 1, b: {} }, { op: 'move', from: '/a', path: '/b/c' }, '{"b":{"c":1}}'],
    ['moves an item up', list, { op: 'move', from: '/a/0', path: '/a/2' }, '{"a":[2,3,1]}'],
    ['moves an item down', list, { op: 'move', from: '/a/2', path: '/a/0' }, '{"a":[3,1,2]}'],
    [
      'moves to where it is',
      { a: 1, b: 2 },
      { op: 'move', from: '/a', path: '/a' },
      '{"a":1,"b":2}',
    ],
    [
      'moves over what is above',
      { a: { b: 1 } },
      { op: 'move', from: '/a/b', path: '/a' },
      '{"a":1}',
    ],
    ['copies', { a: [1] }, { op: 'copy', from: '/a', path: '/b' }, '{"a":[1],"b":[1]}'],
    [
      'copies the whole into itself',
      { a: 1 },
      { op: 'copy', from: '', path: '/b' },
      '{"a":1,"b":{"a":1}}',
    ],
    [
      'ignores what it does not know',
      {},
      { op: 'add', path: '/a', value: 1, from: 7, x: 1 },
      '{"a":1}',
    ],
  ])('%s [patch-json]', (_what, document, operation, result) => {
    expect(apply(document, operation)).toBe(result)
  })

  it('is carried out operation by operation, each on what the others left [patch-json]', () => {
    const result = apply(
      { a: { b: [1] } },
      { op: 'copy', from: '/a', path: '/c' },
      { op: 'add', path: '/a/b/-', value: 2 },
      { op: 'copy', from: '/a/b', path: '/c/b/0' },
      { op: 'add', path: '/c/b/0/-', value: 3 },
      { op: 'move', from: '/a/b', path: '/d' },
      { op: 'remove', path: '/d/0' },
    )

    expect(result).toBe('{"a":{},"c":{"b":[[1,2,3],1]},"d":[2]}')
  })

  it.each<[unknown, unknown]>([
    ['1.10', '1.1'],
    ['1e3', '1000'],
    ['-0', '0'],
    ['0.0', '-0e7'],
    ['12345678901234567890', '1234567890123456789.0e1'],
    ['{"a":1,"b":[true,null]}', '{"b":[true,null],"a":1.0}'],
    ['"a"', '"\\u0061"'],
  ])('test holds %s for %s [patch-json]', (document, value) => {
    const patch = `[{"op":"test","path":"/x","value":${String(value)}}]`

    expect(patched('json', `{"x":${String(document)}}`, patch)).toBe(`{"x":${String(document)}}`)
  })

  it.each<[string, string]>([
    ['1', '"1"'],
    ['1', '10'],
    ['1', '-1'],
    ['1', 'true'],
    ['12345678901234567890', '12345678901234567891'],
    ['null', 'false'],
    ['null', '{}'],
    ['[]', '{}'],
    ['{}', '[]'],
    ['[1,2]', '[2,1]'],
    ['[1,2]', '[1]'],
    ['[1]', '[1,2]'],
    ['{"a":1}', '{"b":1}'],
    ['{"a":1}', '{"a":1,"b":2}'],
    ['{"a":1,"b":2}', '{"a":1}'],
    ['{"a":{"b":1}}', '{"a":{"b":2}}'],
    ['"\\u00e9"', '"e\\u0301"'],
  ])('test tells %s from %s [patch-json]', (document, value) => {
    const patch = `[{"op":"test","path":"/x","value":${value}}]`

    expect(patched('json', `{"x":${document}}`, patch)).toEqual({
      kind: 'inapplicable',
      message: "Operation 1: the value at '/x' is not the one that test expects.",
    })
  })

  it.each<[unknown, string]>([
    [7, 'it must be an object.'],
    [null, 'it must be an object.'],
    [[], 'it must be an object.'],
    [{ path: '' }, 'there is no op undefined; there are add,'],
    [
      { op: 'Add', path: '', value: 1 },
      "there is no op 'Add'; there are add, remove, replace, move, copy and test.",
    ],
    [{ op: ['add'], path: '', value: 1 }, 'there is no op ["add"];'],
    [{ op: 'add', value: 1 }, 'add needs a path, which must be a string.'],
    [{ op: 'add', path: 7, value: 1 }, 'add needs a path, which must be a string.'],
    [{ op: 'add', path: '/a' }, 'add needs a value.'],
    [{ op: 'replace', path: '/a' }, 'replace needs a value.'],
    [{ op: 'test', path: '/a' }, 'test needs a value.'],
    [{ op: 'move', path: '/a' }, 'move needs a from, which must be a string.'],
    [{ op: 'copy', path: '/a', from: null }, 'copy needs a from, which must be a string.'],
    [{ op: 'remove', path: 'a/b' }, "'a/b' is not a JSON Pointer; it must begin with /."],
    [
      { op: 'remove', path: '/~' },
      "'/~' is not a JSON Pointer; a ~ must be ~0 and a / within a name ~1.",
    ],
    [{ op: 'remove', path: '/a~2' }, "'/a~2' is not a JSON Pointer;"],
    [{ op: 'move', from: '/a', path: '/a/b' }, 'nothing can be moved into itself'],
    [{ op: 'move', from: '', path: '/a' }, 'nothing can be moved into itself'],
  ])('%o is no operation [patch-malformed]', (operation, told) => {
    expect(apply({ a: 1 }, { op: 'test', path: '/a', value: 1 }, operation)).toEqual({
      kind: 'malformed',
      message: expect.stringContaining(`Operation 2: ${told}`) as string,
    })
  })

  it.each([[{}], [null], ['"x"'], [7]])('is no %o [patch-malformed]', (patch) => {
    expect(patched('json', {}, patch)).toEqual({
      kind: 'malformed',
      message: 'A JSON Patch must be an array of operations.',
    })
  })

  it.each<[unknown, unknown, string]>([
    [{}, { op: 'remove', path: '/a' }, "there is nothing at '/a'."],
    [{}, { op: 'add', path: '/a/b', value: 1 }, "there is nothing at '/a'."],
    [
      { a: 1 },
      { op: 'add', path: '/a/b', value: 1 },
      "'/a' is neither an object nor a list to add to.",
    ],
    [
      { a: null },
      { op: 'add', path: '/a/b', value: 1 },
      "'/a' is neither an object nor a list to add to.",
    ],
    [{ a: 'x' }, { op: 'remove', path: '/a/0' }, "there is nothing at '/a/0'."],
    [{ a: 1 }, { op: 'replace', path: '/b', value: 1 }, "there is nothing at '/b'."],
    [{ a: 1 }, { op: 'test', path: '/b', value: null }, "there is nothing at '/b'."],
    [{ a: 1 }, { op: 'move', from: '/b', path: '/b' }, "there is nothing at '/b'."],
    [{ a: 1 }, { op: 'copy', from: '/b/c', path: '/d' }, "there is nothing at '/b'."],
    [{ 'a/~': 1 }, { op: 'remove', path: '/a~1~0/c~1d' }, "there is nothing at '/a~1~0/c~1d'."],
    [list, { op: 'remove', path: '/a/3' }, "there is nothing at '/a/3'."],
    [list, { op: 'remove', path: '/a/-' }, "there is nothing at '/a/-'."],
    [list, { op: 'replace', path: '/a/-', value: 1 }, "there is nothing at '/a/-'."],
    [list, { op: 'remove', path: '/a/01' }, "there is nothing at '/a/01'."],
    [list, { op: 'remove', path: '/a/length' }, "there is nothing at '/a/length'."],
    [
      list,
      { op: 'add', path: '/a/4', value: 1 },
      "'/a/4' must end in an index from 0 to 3, or in -.",
    ],
    [list, { op: 'add', path: '/a/-1', value: 1 }, "'/a/-1' must end in an index"],
    [list, { op: 'add', path: '/a/1.0', value: 1 }, "'/a/1.0' must end in an index"],
    [list, { op: 'add', path: '/a/1e0', value: 1 }, "'/a/1e0' must end in an index"],
    [list, { op: 'add', path: '/a/99999999999999999999', value: 1 }, 'must end in an index'],
    [{ a: 1 }, { op: 'remove', path: '' }, 'the whole resource cannot be removed.'],
    [{ a: 1 }, { op: 'remove', path: '/toString' }, "there is nothing at '/toString'."],
    [{ a: 1 }, { op: 'remove', path: '/__proto__' }, "there is nothing at '/__proto__'."],
  ])('does not go with %o: %o [patch-inapplicable]', (document, operation, told) => {
    expect(apply(document, { op: 'test', path: '', value: document }, operation)).toEqual({
      kind: 'inapplicable',
      message: expect.stringContaining(told) as string,
    })
  })

  it('takes no error of another kind for a refusal', () => {
    const broken = {
      get a(): never {
        throw new RangeError('broken')
      },
    }
    const operations = [{ op: 'test', path: ['a'], value: 1 }] as const

    expect(() => applyPatch(broken, { format: 'json', operations })).toThrow(
      new RangeError('broken'),
    )
  })
})

import { describe, expect, it } from 'vitest'
import { patched, toParameter } from './tools.ts'

const name = (value: unknown, others: readonly object[] = []) => ({
  name: 'operation',
  part: [
    { name: 'type', valueCode: 'add' },
    { name: 'path', valueString: 'Patient' },
    { name: 'name', valueString: 'name' },
    value,
    ...others,
  ],
})

function apply(patch: unknown): unknown {
  return patched('fhirpath', { resourceType: 'Patient', name: [{ text: 'a' }] }, patch)
}

describe('Parameters', () => {
  it.each([[[]], [null], [{}], [{ resourceType: 'Patient' }], ['"x"']])(
    'are not %o [patch-malformed]',
    (patch) => {
      expect(apply(patch)).toEqual({
        kind: 'malformed',
        message:
          'A FHIRPath Patch must be a Parameters resource; the content type of a JSON Patch is application/json-patch+json.',
      })
    },
  )

  it('have an array of operations [patch-malformed]', () => {
    expect(apply({ resourceType: 'Parameters', parameter: {} })).toEqual({
      kind: 'malformed',
      message: 'parameter must be an array.',
    })
  })

  it.each<[string, unknown, string]>([
    ['null', null, 'it must be a parameter with the name operation.'],
    ['another parameter', { name: 'resource' }, 'it must be a parameter with the name operation.'],
    ['parts that are none', { name: 'operation', part: {} }, 'part must be an array of objects.'],
    [
      'parts that are no objects',
      { name: 'operation', part: [7] },
      'part must be an array of objects.',
    ],
    [
      'a part without a name',
      { name: 'operation', part: [{ valueCode: 'add' }] },
      'a part needs a name.',
    ],
    [
      'an unknown part',
      name({ name: 'valeu', valueString: 'x' }),
      'its parts are type, path, name, value, index, source and destination, and not valeu.',
    ],
    ['a part twice', name({ name: 'path', valueString: 'x' }), 'it has the part path twice.'],
    ['no type', toParameter({ path: 'Patient' } as never), 'it needs the part type.'],
    ['no path', toParameter({ type: 'delete' } as never), 'it needs the part path.'],
    [
      'an unknown type',
      toParameter({ type: 'test', path: 'a' }),
      "there is no type 'test'; there are add, insert, delete, replace and move.",
    ],
    [
      'a type that is no text',
      { name: 'operation', part: [{ name: 'type', valueInteger: 7 }] },
      'type must be a string.',
    ],
    [
      'no name',
      toParameter({ type: 'add', path: 'a', value: { valueCode: 'b' } }),
      'it needs the part name.',
    ],
    ['no value', toParameter({ type: 'replace', path: 'a' }), 'it needs the part value.'],
    [
      'no index',
      toParameter({ type: 'insert', path: 'a', value: { valueCode: 'b' } }),
      'it needs the part index.',
    ],
    [
      'no value to insert',
      toParameter({ type: 'insert', path: 'a', index: 1 }),
      'it needs the part value.',
    ],
    [
      'no source',
      toParameter({ type: 'move', path: 'a', destination: 1 }),
      'it needs the part source.',
    ],
    [
      'no destination',
      toParameter({ type: 'move', path: 'a', source: 1 }),
      'it needs the part destination.',
    ],
    [
      'a negative index',
      toParameter({ type: 'insert', path: 'a', index: -1, value: { valueCode: 'b' } }),
      'index must be an integer from 0 on.',
    ],
    [
      'half an index',
      toParameter({ type: 'insert', path: 'a', index: 0.5, value: { valueCode: 'b' } }),
      'index must be an integer from 0 on.',
    ],
    [
      'an index of text',
      {
        name: 'operation',
        part: [
          { name: 'type', valueCode: 'move' },
          { name: 'path', valueString: 'a' },
          { name: 'source', valueString: '1' },
        ],
      },
      'source must be an integer from 0 on.',
    ],
    [
      'an empty value',
      name({ name: 'value' }),
      'the part value must have one value, parts or a resource.',
    ],
    [
      'two values',
      name({ name: 'value', valueString: 'a', valueCode: 'b' }),
      'the part value must have one value, parts or a resource.',
    ],
    [
      'a value and parts',
      name({ name: 'value', valueString: 'a', part: [{ name: 'b', valueCode: 'c' }] }),
      'the part value must have one value, parts or a resource.',
    ],
    [
      'a value and a resource',
      name({ name: 'value', valueString: 'a', resource: {} }),
      'the part value must have one value, parts or a resource.',
    ],
    [
      'a value in small letters',
      name({ name: 'value', valuestring: 'a' }),
      'the part value must have one value, parts or a resource.',
    ],
    [
      'a part of a value without a name',
      name({ name: 'value', part: [{ valueCode: 'a' }] }),
      'a part needs a name.',
    ],
    [
      'a part of a value without a value',
      name({ name: 'value', part: [{ name: 'a' }] }),
      'the part a must have one value, parts or a resource.',
    ],
  ])('are malformed with %s [patch-malformed]', (_what, parameter, told) => {
    const first = toParameter({ type: 'delete', path: 'Patient.name[0]' })
    const patch = { resourceType: 'Parameters', parameter: [first, parameter] }

    expect(apply(patch)).toEqual({ kind: 'malformed', message: `Operation 2: ${told}` })
  })

  it('may have a type as a string, and what an operation has no use for [patch-fhirpath]', () => {
    const operation = name({ name: 'value', valueHumanName: { text: 'b' } }, [
      { name: 'index', valueInteger: 7 },
    ])
    const deletion = toParameter({ type: 'delete', path: 'name[0]', name: 'x' })

    expect(apply({ resourceType: 'Parameters', id: 'x', parameter: [operation, deletion] })).toBe(
      '{"resourceType":"Patient","name":[{"text":"b"}]}',
    )
  })
})

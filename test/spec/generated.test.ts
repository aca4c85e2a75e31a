import { describe, expect, it } from 'vitest'
import { generate } from '../../scripts/model/generate.ts'
import { parseModel, type ModelShape, type ServiceModel } from '../../scripts/model/parse.ts'
import { compare } from './compare.ts'
import { ourModel, textOf } from './our-model.ts'

/** The lines that a changed model takes from the generated files, with `-`, and brings into them, with `+`. */
async function difference(changed: ServiceModel): Promise<Record<string, string[]>> {
  const files = await generate(parseModel(JSON.stringify(changed)))
  const all = Array.from(files, ([name, code]) => {
    const lines = compare(textOf(name).split('\n'), code.split('\n'))
    return [name, lines] as const
  })
  return Object.fromEntries(all.filter(([, lines]) => lines.length > 0))
}

function reversed(record: object): object {
  return Object.fromEntries(Object.entries(record).toReversed())
}

function withShape(name: string, change: (shape: ModelShape) => ModelShape): ServiceModel {
  const { operations, shapes } = ourModel()
  const shape = shapes[name]
  if (shape === undefined) throw new Error(`There is no shape ${name}.`)
  return { operations, shapes: { ...shapes, [name]: change(shape) } }
}

describe('The generator', () => {
  it('makes the generated files, byte for byte, of a model that says what they say', async () => {
    const files = await generate(ourModel())

    for (const [name, code] of files) expect(code).toBe(textOf(name))
    expect(files.size).toBe(5)
  })

  it('minds no order of operations and shapes', async () => {
    const { operations, shapes } = ourModel()
    const model = { operations: reversed(operations), shapes: reversed(shapes) } as ServiceModel

    expect(await difference(model)).toEqual({})
  })

  it('shows one more member as that member', async () => {
    const model = withShape('UntagResourceRequest', (shape) => ({
      ...shape,
      members: { ...shape.members, Until: { shape: 'HealthLakeTimestamp' } },
      required: [...(shape.required ?? []), 'Until'],
    }))

    expect(await difference(model)).toEqual({
      'shapes.ts': [
        "- members: { ResourceARN: 'AmazonResourceName', TagKeys: 'TagKeyList' },",
        "- required: ['ResourceARN', 'TagKeys'],",
        '+ members: {',
        "+ ResourceARN: 'AmazonResourceName',",
        "+ TagKeys: 'TagKeyList',",
        "+ Until: 'HealthLakeTimestamp',",
        '+ },',
        "+ required: ['ResourceARN', 'TagKeys', 'Until'],",
      ],
      'types.ts': [
        '- export interface UntagResourceRequest {',
        '+ export interface UntagResourceRequest<Time> {',
        '+ Until: Time',
        '+ Until: Date | undefined',
        '- UntagResourceRequest: UntagResourceRequest',
        '+ UntagResourceRequest: UntagResourceRequest<Time>',
      ],
      'readers.ts': [
        '- ): UntagResourceRequest | undefined {',
        '+ ): UntagResourceRequest<number> | undefined {',
        '- const copy: Draft<UntagResourceRequest> = {}',
        '+ const copy: Draft<UntagResourceRequest<number>> = {}',
        "+ const Until = readTimestamp(given['Until'], notes, 'until')",
        '+ if (Until !== undefined) copy.Until = Until',
        "+ else noteIfAbsent(given['Until'], notes, 'until')",
      ],
      'writers.ts': [
        '- function writeUntagResourceRequest(',
        '- value: UntagResourceRequest,',
        '- to: Writing<unknown>,',
        '- ): UntagResourceRequest {',
        '- const copy: Draft<UntagResourceRequest> = {}',
        '+ function writeUntagResourceRequest<Time>(',
        '+ value: UntagResourceRequest<number>,',
        '+ to: Writing<Time>,',
        '+ ): UntagResourceRequest<Time> {',
        '+ const copy: Draft<UntagResourceRequest<Time>> = {}',
        '+ if (value.Until !== undefined) copy.Until = writeTimestamp(value.Until, to)',
      ],
    })
  })

  it('shows one more operation as that operation', async () => {
    const { operations, shapes } = ourModel()
    const pause = {
      input: { shape: 'DeleteFHIRDatastoreRequest' },
      output: { shape: 'DeleteFHIRDatastoreResponse' },
      errors: [{ shape: 'ConflictException' }],
    }

    const model = { shapes, operations: { PauseFHIRDatastore: pause, ...operations } }

    expect(await difference(model)).toEqual({
      'operations.ts': [
        '+ PauseFHIRDatastore: {',
        "+ input: 'DeleteFHIRDatastoreRequest',",
        "+ output: 'DeleteFHIRDatastoreResponse',",
        "+ errors: ['ConflictException'],",
        '+ },',
      ],
      'types.ts': ['+ PauseFHIRDatastore: DeleteFHIRDatastoreInput'],
    })
  })

  it('shows another pattern as that pattern', async () => {
    const model = withShape('ClientTokenString', (shape) => ({ ...shape, pattern: '[A-Z]+' }))

    expect(await difference(model)).toEqual({
      'shapes.ts': [
        "- ClientTokenString: { type: 'string', min: 1, max: 64, pattern: '[a-zA-Z0-9-]+' },",
        "+ ClientTokenString: { type: 'string', min: 1, max: 64, pattern: '[A-Z]+' },",
      ],
    })
  })

  it('names an operation that has a host of its own, and leaves it and its shapes out', async () => {
    const { operations, shapes } = ourModel()
    const transform = { input: { shape: 'Rows' }, endpoint: { hostPrefix: 'transform.' } }
    const rows = { type: 'map' }

    const model = {
      operations: { ...operations, TransformRows: transform },
      shapes: { ...shapes, Rows: rows },
    }

    expect(await difference(model)).toEqual({ 'operations.ts': ['+ // - TransformRows'] })
  })
})

describe('The generator refuses', () => {
  it('a shape of a type that it does not know', async () => {
    const model = withShape('TagValue', () => ({ type: 'blob' }))

    await expect(generate(model)).rejects.toThrow(
      'TagValue is a blob; the generator knows string, boolean, timestamp, integer, long, double, list, structure.',
    )
  })

  it('an operation without an output', async () => {
    const { operations, shapes } = ourModel()
    const model = { shapes, operations: { ...operations, Pause: { input: { shape: 'Tag' } } } }

    await expect(generate(model)).rejects.toThrow('Pause has no input or no output')
  })

  it.each([
    ['[]', 'A service model is an object with operations and shapes.'],
    ['{ "shapes": {} }', 'A service model in botocore’s form has operations.'],
    ['{ "operations": {} }', 'A service model in botocore’s form has shapes.'],
    ['{ "operations": {}, "shapes": { "Tag": {} } }', 'The shape Tag has no type.'],
    [
      '{ "operations": { "Pause": { "input": { "shape": "Break" } } }, "shapes": {} }',
      'Pause refers to Break, which is no shape.',
    ],
  ])('what is no service model: %s', (text, message) => {
    expect(() => parseModel(text)).toThrow(message)
  })
})

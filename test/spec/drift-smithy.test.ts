import { expect, test } from 'vitest'
import { compare } from '../../scripts/spec-drift/compare.ts'
import { parseModel } from '../../scripts/spec-drift/model.ts'
import { botocoreLibrary, smithyLibrary, smithyOneLibrary, type Json, parsed } from './library.ts'

/** What differs between the library and one with some shapes changed. */
function differencesWith(changed: Json): readonly (readonly unknown[])[] {
  const model = { ...smithyLibrary, shapes: { ...smithyLibrary.shapes, ...changed } }
  const { differences } = compare(parsed(smithyLibrary), parsed(model))
  return differences.map(({ kind, path, ours, theirs }) => [kind, path, ours, theirs])
}

test.each([
  ['2.0', smithyLibrary],
  ['1.0', smithyOneLibrary],
])('a model in Smithy %s says the same as in botocore’s form', (_, model) => {
  expect(compare(parsed(model), parsed(botocoreLibrary))).toEqual({
    differences: [],
    gaps: [],
    compared: { operations: 3, shapes: 18, errors: 2 },
  })
})

const nothing = undefined
const title = { target: 'com.example#Title' }
const text = { target: 'com.example#String' }
const length = { 'smithy.api#length': { min: 1, max: 200 } }

test.each<readonly [what: string, changed: Json, reported: readonly unknown[]]>([
  [
    'another length',
    { 'com.example#Title': { type: 'string', traits: { 'smithy.api#length': { min: 1 } } } },
    ['disagreement', 'input.Title.max', 200, nothing],
  ],
  [
    'another range',
    { 'com.example#PageSize': { type: 'integer', traits: { 'smithy.api#range': { max: 50 } } } },
    ['disagreement', 'input.PageSize.min', 1, nothing],
  ],
  [
    'another pattern',
    { 'com.example#Shelf': { type: 'string', traits: { 'smithy.api#pattern': '^[A-Z]+$' } } },
    ['disagreement', 'input.Shelves[].pattern', '[0-9]+', '[A-Z]+'],
  ],
  [
    'a pattern for any part of a value',
    { 'com.example#Shelf': { type: 'string', traits: { 'smithy.api#pattern': '[0-9]+' } } },
    ['disagreement', 'input.Shelves[].unanchoredPattern', nothing, '[0-9]+'],
  ],
  [
    'a union that becomes a structure',
    { 'com.example#Source': { type: 'structure', members: { Donor: title, Shop: title } } },
    ['disagreement', 'input.Source.union', true, nothing],
  ],
  [
    'an error that becomes the server’s',
    {
      'com.example#NotFoundException': {
        type: 'structure',
        members: { Message: { ...text, traits: { 'smithy.api#required': {} } } },
        traits: { 'smithy.api#error': 'server' },
      },
    },
    ['disagreement', 'errors.NotFoundException.fault', 'client', 'server'],
  ],
  [
    'an error of the service, and so of each operation',
    {
      'com.example#LibraryService': {
        ...(smithyLibrary.shapes['com.example#LibraryService'] as Json),
        errors: [],
      },
    },
    ['disagreement', 'errors', 'InternalException', nothing],
  ],
  [
    'a trait that the tables have no word for',
    {
      'com.example#Title': { type: 'string', traits: { ...length, 'smithy.api#sensitive': {} } },
    },
    ['disagreement', 'input.Title.sensitive', nothing, true],
  ],
  [
    'a constraint of a list’s member',
    {
      'com.example#Books': {
        type: 'list',
        member: { target: 'com.example#Tome', traits: { 'smithy.api#sparse': {} } },
      },
    },
    ['disagreement', 'output.Books.member.sparse', nothing, true],
  ],
  [
    'a constraint that is applied from outside',
    {
      'com.example#Source$Donor': {
        type: 'apply',
        traits: { 'smithy.api#length': { max: 9 } },
      },
    },
    ['disagreement', 'input.Source.Donor.max', nothing, 9],
  ],
  [
    'mixins, which are not worked in',
    {
      'com.example#Title': {
        type: 'string',
        mixins: [{ target: 'com.example#Brief' }],
        traits: length,
      },
    },
    ['disagreement', 'input.Title.mixins', nothing, ['Brief']],
  ],
  [
    'another value of a map',
    {
      'com.example#Notes': {
        type: 'map',
        key: { target: 'com.example#Shelf' },
        value: { target: 'com.example#String' },
        traits: { 'smithy.api#sensitive': {} },
      },
    },
    ['disagreement', 'input.Notes{value}', 'Blob', 'LibraryString'],
  ],
  [
    'a further member',
    {
      'com.example#Source': {
        type: 'union',
        members: { Donor: title, Shop: title, Swap: title },
      },
    },
    ['addition', 'input.Source.Swap', nothing, 'Title'],
  ],
])('%s is reported', (_, changed, reported) => {
  expect(differencesWith(changed)).toContainEqual(reported)
})

test('operations and shapes that no service has are nobody’s business', () => {
  const spare = {
    'com.other#Burn': { type: 'operation', input: { target: 'com.other#AddBookRequest' } },
    'com.other#AddBookRequest': { type: 'structure', members: {} },
  }
  expect(differencesWith(spare)).toEqual([])
})

test('each word and number of a Smithy model matters, but for what says nothing about values', () => {
  const silent = [
    /documentation|version|com\.other#|smithy\.api#(?:title|input|default|httpError)/,
    /(?:Resource|AddBook|FindBooks|Tidy) type$/,
    /(?:Binding|Exception) members \w+ target$/,
  ]
  const overlooked = leaves(smithyLibrary, []).filter((path) => !notices(altered(path)))
  const unexpected = overlooked
    .map((path) => path.join(' '))
    .filter((path) => !silent.some((pattern) => pattern.test(path)))
  expect(unexpected).toEqual([])
})

type Path = readonly string[]

function leaves(value: unknown, path: Path): readonly Path[] {
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) return [path]
  return Object.entries(value).flatMap(([key, item]) => leaves(item, [...path, key]))
}

/** The library with one word or number of it changed, or what is empty taken away. */
function altered(path: Path): object {
  const model: object = structuredClone(smithyLibrary)
  const last = path.at(-1) ?? ''
  const parent = path.slice(0, -1).reduce((at, key) => at[key] as Json, model as Json)
  const value = parent[last]
  if (typeof value === 'object') delete parent[last]
  else parent[last] = typeof value === 'number' ? value + 1 : `${JSON.stringify(value)}X`
  return model
}

/** Whether a changed model is no model any more, or differs from the library. */
function notices(model: object): boolean {
  const service = parseModel(JSON.stringify(model))
  return service === undefined || compare(parsed(smithyLibrary), service).differences.length > 0
}

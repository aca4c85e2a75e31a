import { expect, test } from 'vitest'
import { compare } from '../../scripts/spec-drift/compare.ts'
import { botocoreLibrary, smithyLibrary, type Json, parsed } from './library.ts'

const tables = parsed(smithyLibrary)

interface Changes {
  readonly operations?: Json
  readonly shapes?: Json
}

/** What a model says differently that is the library but for some operations and shapes; undefined takes one away. */
function kinds({ operations, shapes }: Changes): readonly string[] {
  const { differences } = compare(
    tables,
    parsed({
      operations: { ...botocoreLibrary.operations, ...operations },
      shapes: { ...botocoreLibrary.shapes, ...shapes },
    }),
  )
  return differences.map(({ kind, path }) => `${kind} ${path}`)
}

const { shapes } = botocoreLibrary
const request = shapes['AddBookRequest'] as Json & { members: Json; required: string[] }
const { members } = request
const { ResourceStore: _shelves, ...withoutShelves } = members
const exception = shapes['InternalException'] as Json

test.each<readonly [string, Changes, string]>([
  ['an operation', { operations: { Lend: {} } }, 'operation'],
  [
    'an error of an operation',
    { operations: { Tidy: { errors: ['InternalException', 'NewException'].map(reference) } } },
    'errors',
  ],
  [
    'a member',
    {
      shapes: { AddBookRequest: { ...request, members: { ...members, Year: reference('Year') } } },
    },
    'input.Year',
  ],
  [
    'a required member with traits of its own, reported once',
    {
      shapes: {
        AddBookRequest: {
          ...request,
          required: [...request.required, 'Year'],
          members: { ...members, Year: { ...reference('Year'), idempotencyToken: true } },
        },
      },
    },
    'input.Year',
  ],
  [
    'an enum value',
    { shapes: { Binding: { type: 'string', enum: ['HARD', 'soft', 'none'] } } },
    'input.Binding.enum',
  ],
  [
    'a member of an exception',
    {
      shapes: {
        InternalException: {
          ...exception,
          members: { ...(exception['members'] as Json), RetryAfter: reference('Integer') },
        },
      },
    },
    'errors.InternalException.members',
  ],
])('%s that only the model has is an addition', (_, changes, path) => {
  expect(kinds(changes)).toEqual([`addition ${path}`])
})

test.each<readonly [string, Changes, string]>([
  ['an operation that only the tables have', { operations: { Tidy: undefined } }, 'operation'],
  ['an error that only the tables have', { operations: { Tidy: { errors: [] } } }, 'errors'],
  [
    'a member that only the tables have',
    { shapes: { AddBookRequest: { ...request, members: withoutShelves } } },
    'input.Shelves',
  ],
  [
    'an enum value that only the tables have',
    { shapes: { Binding: { type: 'string', enum: ['HARD'] } } },
    'input.Binding.enum',
  ],
  [
    'a known member that becomes required',
    { shapes: { AddBookRequest: { ...request, required: [...request.required, 'Shelves'] } } },
    'input.required',
  ],
  [
    'a known member that is required no more',
    { shapes: { AddBookRequest: { ...request, required: ['Title'] } } },
    'input.required',
  ],
  [
    'another constraint',
    { shapes: { Title: { type: 'string', min: 1, max: 9 } } },
    'input.Title.max',
  ],
  [
    'a constraint where there was none',
    { shapes: { Lent: { type: 'boolean', sensitive: true } } },
    'output.Books[].Lent.sensitive',
  ],
  ['another type', { shapes: { Weight: { type: 'integer' } } }, 'output.Books[].Weight.type'],
  [
    'an enum that becomes free text',
    { shapes: { Binding: { type: 'string' } } },
    'input.Binding.enum',
  ],
])('%s is a disagreement', (_, changes, path) => {
  expect(kinds(changes)).toEqual([`disagreement ${path}`])
})

test('additions and disagreements are told apart in the same shape', () => {
  const Binding = { type: 'string', enum: ['HARD', 'leather'] }

  expect(kinds({ shapes: { Binding } })).toEqual([
    'addition input.Binding.enum',
    'disagreement input.Binding.enum',
  ])
})

function reference(shape: string): { shape: string } {
  return { shape }
}

import { parseModel } from '../../scripts/spec-drift/model.ts'
import type { Service } from '../../scripts/spec-drift/service.ts'

// A made-up service, small, in each form that service models have.

export type Json = Record<string, unknown>

const message = { Message: { shape: 'LibraryString' } }

/** In botocore's form. */
export const botocoreLibrary: { operations: Json; shapes: Json } = {
  operations: {
    AddBook: {
      name: 'AddBook',
      input: { shape: 'AddBookRequest' },
      output: { shape: 'Book' },
      errors: [{ shape: 'InternalException' }],
    },
    FindBooks: {
      name: 'FindBooks',
      input: { shape: 'FindBooksRequest' },
      output: { shape: 'FindBooksResponse' },
      errors: [{ shape: 'NotFoundException' }, { shape: 'InternalException' }],
    },
    Tidy: { name: 'Tidy', errors: [{ shape: 'InternalException' }] },
  },
  shapes: {
    AddBookRequest: {
      type: 'structure',
      required: ['Title', 'Source'],
      members: {
        Title: { shape: 'Title' },
        Source: { shape: 'Source' },
        ResourceStore: { shape: 'Shelves' },
        Binding: { shape: 'Binding' },
        Notes: { shape: 'Notes' },
        Token: { shape: 'LibraryString', idempotencyToken: true },
      },
    },
    Source: {
      type: 'structure',
      members: { Donor: { shape: 'Title' }, Shop: { shape: 'Title' } },
      union: true,
    },
    ResourceStore: { type: 'list', member: { shape: 'Shelf' }, min: 1, max: 5 },
    Shelf: { type: 'string', pattern: '[0-9]+' },
    Binding: { type: 'string', enum: ['HARD', 'soft'] },
    Notes: {
      type: 'map',
      key: { shape: 'Shelf' },
      value: { shape: 'Blob' },
      sensitive: true,
    },
    Blob: { type: 'blob' },
    Title: { type: 'string', min: 1, max: 200 },
    Book: {
      type: 'structure',
      required: ['Added'],
      members: {
        Title: { shape: 'Title' },
        Added: { shape: 'LibraryTimestamp' },
        Pages: { shape: 'Integer' },
        Weight: { shape: 'Weight' },
        Lent: { shape: 'Lent' },
      },
    },
    LibraryTimestamp: { type: 'timestamp' },
    Integer: { type: 'integer', box: true },
    Weight: { type: 'double' },
    Lent: { type: 'boolean', box: true },
    FindBooksRequest: {
      type: 'structure',
      members: { Title: { shape: 'Title' }, PageSize: { shape: 'PageSize' } },
    },
    PageSize: { type: 'integer', min: 1, max: 50 },
    FindBooksResponse: { type: 'structure', members: { Books: { shape: 'Books' } } },
    Books: { type: 'list', member: { shape: 'Book' } },
    LibraryString: { type: 'string' },
    InternalException: { type: 'structure', members: message, exception: true, fault: true },
    NotFoundException: {
      type: 'structure',
      required: ['Message'],
      members: message,
      exception: true,
    },
  },
}

const of = (name: string) => ({ target: name.includes('#') ? name : `com.example#${name}` })
const required = { 'smithy.api#required': {} }
const length = (min: number, max: number) => ({ 'smithy.api#length': { min, max } })

/** In Smithy 2.0, with what says nothing about values besides, and with a namesake in another namespace. */
export const smithyLibrary: { smithy: string; shapes: Json } = {
  smithy: '2.0',
  shapes: {
    'com.example#LibraryService': {
      type: 'service',
      version: '2026-01-01',
      operations: [of('Tidy')],
      resources: [of('BookResource')],
      errors: [of('InternalException')],
      rename: { 'com.example#Tome': 'Book' },
      traits: { 'aws.api#service': { sdkId: 'Library' }, 'smithy.api#title': 'A library' },
    },
    'com.example#BookResource': {
      type: 'resource',
      create: of('AddBook'),
      collectionOperations: [of('FindBooks')],
    },
    'com.example#AddBook': {
      type: 'operation',
      input: of('AddBookRequest'),
      output: of('Tome'),
      traits: { 'smithy.api#documentation': 'Prose' },
    },
    'com.example#FindBooks': {
      type: 'operation',
      input: of('FindBooksRequest'),
      output: of('FindBooksResponse'),
      errors: [of('NotFoundException')],
    },
    'com.example#Tidy': {
      type: 'operation',
      input: of('smithy.api#Unit'),
      output: of('smithy.api#Unit'),
    },
    'com.example#AddBookRequest': {
      type: 'structure',
      members: {
        Title: { ...of('Title'), traits: { ...required, 'smithy.api#documentation': 'Prose' } },
        Source: { ...of('Source'), traits: required },
        ResourceStore: of('Shelves'),
        Binding: of('Binding'),
        Notes: of('Notes'),
        Token: { ...of('String'), traits: { 'smithy.api#idempotencyToken': {} } },
      },
      traits: { 'smithy.api#input': {} },
    },
    'com.example#Source': {
      type: 'union',
      members: { Donor: of('Title'), Shop: of('Title') },
    },
    'com.example#Shelves': { type: 'list', member: of('Shelf'), traits: length(1, 5) },
    'com.example#Shelf': { type: 'string', traits: { 'smithy.api#pattern': '^[0-9]+$' } },
    'com.example#Binding': {
      type: 'enum',
      members: {
        HARD: of('smithy.api#Unit'),
        SOFT: { ...of('smithy.api#Unit'), traits: { 'smithy.api#enumValue': 'soft' } },
      },
    },
    'com.example#Notes': {
      type: 'map',
      key: of('Shelf'),
      value: of('smithy.api#Blob'),
      traits: { 'smithy.api#sensitive': {} },
    },
    'com.example#Title': { type: 'string', traits: length(1, 200) },
    'com.other#Title': { type: 'string', traits: length(7, 7) },
    'com.example#Tome': {
      type: 'structure',
      members: {
        Title: of('Title'),
        Added: { ...of('Timestamp'), traits: required },
        Pages: { ...of('smithy.api#Integer'), traits: { 'smithy.api#default': 0 } },
        Weight: of('Weight'),
        Lent: of('Lent'),
      },
    },
    'com.example#Timestamp': { type: 'timestamp' },
    'com.example#Weight': { type: 'double' },
    'com.example#Lent': { type: 'boolean', traits: { 'smithy.api#default': false } },
    'com.example#FindBooksRequest': {
      type: 'structure',
      members: { Title: of('Title'), PageSize: of('PageSize') },
    },
    'com.example#PageSize': {
      type: 'integer',
      traits: { 'smithy.api#range': { min: 1, max: 50 } },
    },
    'com.example#FindBooksResponse': { type: 'structure', members: { Books: of('Books') } },
    'com.example#Books': { type: 'list', member: of('Tome') },
    'com.example#String': { type: 'string' },
    'com.example#InternalException': {
      type: 'structure',
      members: { Message: of('String') },
      traits: { 'smithy.api#error': 'server', 'smithy.api#httpError': 500 },
    },
    'com.example#NotFoundException': {
      type: 'structure',
      members: { Message: { ...of('String'), traits: required } },
      traits: { 'smithy.api#error': 'client', 'smithy.api#httpError': 404 },
    },
  },
}

/** In Smithy 1.0, where an enum is a trait of a string. */
export const smithyOneLibrary: { smithy: string; shapes: Json } = {
  smithy: '1.0',
  shapes: {
    ...smithyLibrary.shapes,
    'com.example#Binding': {
      type: 'string',
      traits: { 'smithy.api#enum': [{ value: 'HARD', name: 'HARD' }, { value: 'soft' }] },
    },
  },
}

/** What the drift check reads out of a model. */
export function parsed(model: object): Service {
  const service = parseModel(JSON.stringify(model))
  if (service === undefined) throw new Error('It is no service model.')
  return service
}

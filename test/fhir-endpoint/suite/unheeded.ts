import { describe, expect, it } from 'vitest'
import { bundle, creating, reading, updating } from '../bundle-tools.ts'
import type { Asked, FhirDoor } from '../door.ts'
import { respondAsync } from '../job-tools.ts'
import { history, nextOf, patient, put } from '../tools.ts'

const key = { 'x-amz-fhir-idempotency-key': '6b1f1a3e-3c0b-4c6e-9a55-0d6f5a1c2b3d' }
const strong = { 'x-amz-fhir-history-consistency-level': 'strong' }
const ifMatch = { 'If-Match': 'W/"1"' }
const create: Asked = { method: 'POST', path: 'Patient', body: patient() }
const update: Asked = { method: 'PUT', path: 'Patient/a', body: patient({ id: 'a' }) }
const read: Asked = { path: 'Patient/a' }
const erase: Asked = { method: 'POST', path: 'Patient/a/$erase' }
const remove: Asked = { method: 'DELETE', path: 'Patient/a' }
const hard = {
  resourceType: 'Parameters',
  parameter: [{ name: 'isHardDelete', valueBoolean: true }],
}
const posted: Asked = { method: 'POST', path: '', body: bundle('batch', [creating(patient())]) }
const patch: Asked = {
  method: 'PATCH',
  path: 'Patient/a',
  headers: { 'content-type': 'application/json-patch+json' },
  body: [{ op: 'add', path: '/active', value: true }],
}

function withHeaders(asked: Asked, headers: Record<string, string>): Asked {
  return { ...asked, headers: { ...asked.headers, ...headers } }
}

/** A request with something that it does not use, and what that is. */
const rows: readonly (readonly [Asked, string])[] = [
  [withHeaders(create, ifMatch), 'CreateResource does not use the header If-Match'],
  [withHeaders(read, ifMatch), 'ReadResource does not use the header If-Match'],
  [withHeaders(posted, ifMatch), 'ProcessBundle does not use the header If-Match'],
  [
    withHeaders(patch, { 'If-None-Match': '*' }),
    'PatchResource does not use the header If-None-Match',
  ],
  [
    withHeaders(read, { 'If-None-Match': 'W/"1"' }),
    'ReadResource does not use the header If-None-Match',
  ],
  [
    withHeaders(read, { 'If-Modified-Since': 'Wed, 01 Jan 2025 00:00:00 GMT' }),
    'ReadResource does not use the header If-Modified-Since',
  ],
  ...[read, update, patch, remove].map((asked) => {
    const header = { 'If-Unmodified-Since': 'Wed, 01 Jan 2020 00:00:00 GMT' }
    return [withHeaders(asked, header), 'does not use the header If-Unmodified-Since'] as const
  }),
  ...[read, { path: 'Patient', query: { _id: 'a' } }, erase].map(
    (asked) =>
      [
        withHeaders(asked, strong),
        'does not use the header x-amz-fhir-history-consistency-level',
      ] as const,
  ),
  ...[create, update, patch, remove, read, { path: 'Patient' }].map(
    (asked) =>
      [withHeaders(asked, respondAsync), 'does not use the preference respond-async'] as const,
  ),
  ...['return=representation', 'handling=lenient; return=OperationOutcome'].map(
    (prefer) => [withHeaders(remove, { prefer }), 'does not use the preference return='] as const,
  ),
  [
    withHeaders(update, { prefer: 'return=nothing' }),
    'UpdateResource does not use the preference return=nothing',
  ],
  [
    withHeaders(update, { 'If-None-Exist': 'identifier=x' }),
    'UpdateResource does not use the header If-None-Exist',
  ],
  [withHeaders(update, key), 'UpdateResource does not use the header x-amz-fhir-idempotency-key'],
  [withHeaders(posted, key), 'ProcessBundle does not use the header x-amz-fhir-idempotency-key'],
  [{ ...remove, query: { _tag: 'x' } }, 'DeleteResource does not use the parameter _tag'],
  [
    { ...update, query: { identifier: 'x' } },
    'UpdateResource does not use the parameter identifier',
  ],
  [
    { path: 'Patient/_history', query: { _sort: 'x' } },
    'GetHistoryByResourceType does not use the parameter _sort',
  ],
  ...['_count', '_sort', '_total', '_include', '_revinclude:iterate'].map((name) => {
    const query = { _id: 'a', [name]: valueOf(name) }
    return [
      { method: 'PUT', path: 'Patient', query, body: patient() },
      `UpdateResource does not use the parameter ${name}`,
    ] as const
  }),
  [
    { method: 'DELETE', path: 'Patient', query: { _id: 'a', _sort: '_id' } },
    'DeleteResource does not use the parameter _sort',
  ],
  [
    { method: 'DELETE', path: 'Patient', query: { _id: 'a', _count: '1', _total: 'none' } },
    'DeleteResource does not use the parameter _total',
  ],
  [
    { path: 'metadata', query: { mode: 'terminology' } },
    'GetCapabilities does not use the parameter mode',
  ],
  [
    { method: 'POST', path: 'Patient/$bulk-delete', body: hard },
    'StartFHIRBulkDeleteJob does not use the body; its parameters must be in the URL',
  ],
  [
    { ...posted, body: bundle('transaction', [updating(patient({ id: 'b' })), ifMatching()]) },
    'Bundle.entry[1]: CreateResource does not use the header If-Match',
  ],
  [
    { ...posted, body: bundle('batch', [readingIf('ifNoneMatch', 'W/"1"')]) },
    'Bundle.entry[0]: ReadResource does not use the header If-None-Match',
  ],
  [
    { ...posted, body: bundle('batch', [readingIf('ifModifiedSince', '2025-01-01T00:00:00Z')]) },
    'Bundle.entry[0]: ReadResource does not use the header If-Modified-Since',
  ],
  [
    { ...posted, body: bundle('transaction', [referring('Patient?_id=a&_sort=_id')]) },
    'The reference Patient?_id=a&_sort=_id does not use the parameter _sort',
  ],
  [
    { ...posted, headers: respondAsync, body: bundle('transaction', [ifMatching()]) },
    'Bundle.entry[0]: CreateResource does not use the header If-Match',
  ],
]

function valueOf(name: string): string {
  const values: Record<string, string> = { _count: '1', _sort: '_id', _total: 'none' }
  return values[name] ?? 'Patient:link'
}

function referring(reference: string) {
  return creating(patient({ link: [{ other: { reference }, type: 'seealso' }] }))
}

function ifMatching() {
  const { request, ...entry } = creating(patient())
  return { ...entry, request: { ...request, ifMatch: 'W/"1"' } }
}

function readingIf(name: string, value: string) {
  const { request } = reading('Patient/a')
  return { request: { ...request, [name]: value } }
}

export function unheededBehaviour(door: FhirDoor): void {
  describe('What a request does not use', () => {
    it.each(rows)('is told by verify(): %j: %s [fhir-unheeded]', async (asked, told) => {
      const open = await door.open()
      await put(open, 'a')

      const { status } = await open.request(asked)

      expect(status).toBeLessThan(300)
      expect(() => open.fake.verify()).toThrow(told)
      expect(() => open.fake.verify()).toThrow('. It was ignored.')
    })

    it.each([
      { ...erase, body: {} },
      { ...erase, body: { resourceType: 'Parameters' } },
      { ...read, query: { _format: 'json' } },
      { path: 'Patient/a/_history', query: { _count: '1', _since: '2025', _at: '2025' } },
      withHeaders(create, key),
      withHeaders(patch, ifMatch),
      withHeaders(remove, ifMatch),
      withHeaders(remove, { prefer: 'return=minimal, handling=strict' }),
      withHeaders(read, { 'x-amz-fhir-history-consistency-level': 'eventual' }),
      ...[create, update, patch, remove, posted].map((asked) => withHeaders(asked, strong)),
      withHeaders(erase, respondAsync),
      { method: 'DELETE', path: 'Patient', query: { _id: 'a' } },
      { method: 'DELETE', path: 'Patient', query: { _id: 'a', _count: '1', _sort: '_id' } },
      { method: 'PUT', path: 'Patient', query: { _id: 'a' }, body: patient() },
    ] as Asked[])('is not what it heeds: %j [fhir-unheeded]', async (asked) => {
      const open = await door.open()
      await put(open, 'a')

      expect((await open.request(asked)).status).toBeLessThan(300)
      open.fake.verify()
    })
  })

  describe('A parameter that is given twice where one is heeded', () => {
    it.each([
      ['Patient/_history?_count=1&_count=2', '_count'],
      ['Patient/_history?_since=2025&_since=2024', '_since'],
      ['Patient/_history?_at=2025&_at=2024', '_at'],
    ])('is refused: %s [fhir-history-count] [fhir-history-window]', async (path, name) => {
      const open = await door.open()

      const { status, text } = await open.request({ path })

      expect([status, text]).toMatchObject([
        400,
        expect.stringContaining(`${name} is given 2 times`),
      ])
    })

    it.each(['isHardDelete=true&isHardDelete=false', 'start=2025&start=2024'])(
      'is refused by $bulk-delete: %s [removal-window]',
      async (query) => {
        const open = await door.open()
        const { status } = await open.request({
          method: 'POST',
          path: `Patient/$bulk-delete?${query}`,
        })
        expect(status).toBe(400)
      },
    )

    it('is refused where it is the page [fhir-page-token]', async () => {
      const open = await door.open()
      for (const id of ['a', 'b', 'c']) await put(open, id)
      const next = nextOf(await history(open, 'Patient/_history', { _count: '1' })) ?? ''
      const [, token] = next.split('page=')

      const { status, text } = await open.request({ path: `${next}&page=${token}` })

      expect([status, text]).toMatchObject([400, expect.stringContaining('page is given 2 times')])
      expect((await open.request({ path: next })).status).toBe(200)
    })
  })
}

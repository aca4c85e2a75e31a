import * as fc from 'fast-check'
import { createFakeHealthLake, type FakeHealthLake } from 'fake-healthlake'
import { expect, it } from 'vitest'
import { runs } from '../runs.ts'
import { writes, type Write } from './arbitraries.ts'
import type { HistoryBundle, HistoryEntry } from './tools.ts'

function made(): { readonly fake: FakeHealthLake; readonly store: string } {
  const fake = createFakeHealthLake()
  return { fake, store: fake.addDatastore().DatastoreId }
}

/** What writes are answered with. */
function write(fake: FakeHealthLake, store: string, all: readonly Write[]): readonly unknown[] {
  return all.map(({ after, request }) => {
    fake.clock.advance(after)
    const { status, headers, text } = fake.fhir(store).request(request)
    return [status, headers, text]
  })
}

/** The history of a store, page by page, the oldest first. */
function versionsOf(fake: FakeHealthLake, store: string): readonly HistoryEntry[] {
  const endpoint = fake.fhir(store)
  const found: HistoryEntry[] = []
  let path: string | undefined = '_history?_count=3'
  while (path !== undefined) {
    const { entry = [], link = [] } = endpoint.request({ path }).body as HistoryBundle
    found.push(...entry)
    path = link[0]?.url
  }
  return found.toReversed()
}

function read(fake: FakeHealthLake, store: string, { fullUrl, response }: HistoryEntry): string {
  const [, version] = /"(\d+)"/.exec(response.etag) ?? []
  return fake.fhir(store).request({ path: `${fullUrl}/_history/${version}` }).text
}

function replay(fake: FakeHealthLake, store: string, entry: HistoryEntry, text: string): void {
  fake.clock.set(entry.response.lastModified)
  const path = entry.fullUrl
  const isDeletion = entry.request.method === 'DELETE'
  fake
    .fhir(store)
    .request(isDeletion ? { method: 'DELETE', path } : { method: 'PUT', path, body: text })
}

it('The history of a store, replayed from the start, gives the same bytes', () => {
  fc.assert(
    fc.property(writes, (all) => {
      const [from, to] = [made(), made()]
      const statuses = write(from.fake, from.store, all).map((answer) => (answer as [number])[0])
      const entries = versionsOf(from.fake, from.store)
      const texts = entries.map((entry) => read(from.fake, from.store, entry))

      for (const [index, entry] of entries.entries()) {
        replay(to.fake, to.store, entry, texts[index] ?? '')
      }

      expect(statuses).not.toContain(400)
      expect(versionsOf(to.fake, to.store)).toEqual(
        entries.map((entry) => ({ ...entry, request: { ...entry.request, ...replayed(entry) } })),
      )
      expect(entries.map((entry) => read(to.fake, to.store, entry))).toEqual(texts)
      expect(to.fake.resources(to.store).list()).toEqual(from.fake.resources(from.store).list())
    }),
    runs(60),
  )
})

// A create comes again as an update of the id that it was given.
function replayed({ fullUrl, request }: HistoryEntry): object {
  if (request.method !== 'POST') return {}
  return { method: 'PUT', url: fullUrl.split('/').slice(-2).join('/') }
}

it('What follows a snapshot follows in whichever fake it is put back into, and in a fork', () => {
  fc.assert(
    fc.property(writes, writes, (before, after) => {
      const { fake, store } = made()
      write(fake, store, before)
      const text = JSON.stringify(fake.snapshot())
      const fork = fake.fork()
      const other = createFakeHealthLake({ seed: 99 })
      other.restore(JSON.parse(text) as ReturnType<FakeHealthLake['snapshot']>)

      const expected = write(fake, store, after)

      expect(write(fork, store, after)).toEqual(expected)
      expect(write(other, store, after)).toEqual(expected)
      expect(JSON.stringify(other.snapshot())).toBe(JSON.stringify(fake.snapshot()))
      expect(versionsOf(fork, store)).toEqual(versionsOf(fake, store))
    }),
    runs(30),
  )
})

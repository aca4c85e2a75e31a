import * as fc from 'fast-check'
import type { Snapshot } from 'fake-healthlake'
import type { Criteria } from './deed.ts'
import { criteria } from './deeds.ts'
import { deletePage, find, history, latest } from './naive.ts'
import { ask, expectSame, step, STORE, type Place, type Real } from './step.ts'

interface Bundle {
  readonly link?: readonly { readonly url: string }[]
  readonly entry?: readonly {
    readonly fullUrl: string
    readonly request: { readonly method: string }
    readonly resource?: { readonly id: string }
    readonly response: {
      readonly status: string
      readonly location: string
      readonly etag: string
      readonly lastModified: string
    }
  }[]
}

function toQuery(by: Criteria): string {
  return String(new URLSearchParams(by as Record<string, string>))
}

export const search = criteria.map((by) =>
  step(`search ${toQuery(by)}`, ({ store }, real) => {
    const { body } = ask(real, { path: `Patient?${toQuery(by)}` })

    const ids = ((body as Bundle).entry ?? []).map(({ resource }) => `Patient/${resource?.id}`)
    expectSame(ids, find(store, 'Patient', by))
  }),
)

export const readHistory = fc
  .tuple(fc.constantFrom('', 'Patient/', 'Person/', 'Patient/a/'), fc.integer({ min: 1, max: 4 }))
  .map(([prefix, count]) =>
    step(`history of ${prefix} by ${count}`, ({ store }, real) => {
      const told: string[] = []
      let path: string | undefined = `${prefix}_history?_count=${count}`
      while (path !== undefined) {
        const { entry = [], link = [] } = ask(real, { path }).body as Bundle
        for (const { fullUrl, request, response } of entry) {
          const [key, version] = [
            fullUrl.split('/').slice(-2).join('/'),
            response.etag.slice(3, -1),
          ]
          told.push(`${request.method} ${key}/${version} ${response.lastModified}`)
        }
        path = link[0]?.url
      }
      expectSame(told, history(store, prefix.replace(/a\/$/, 'a')))
    }),
  )

const word = fc.constantFrom('x', 'y')

/** Begins to delete what is found. */
export const deleteMany = fc
  .tuple(
    fc.oneof(
      word.map((identifier) => ({ identifier })),
      word.map((_tag) => ({ _tag })),
    ),
    fc.integer({ min: 1, max: 2 }),
  )
  .map(([by, count]) =>
    step(`delete ${count} of ${toQuery(by)}`, ({ store }, real) => {
      const found = find(store, 'Patient', by)
      store.deletion = { count, rest: found.map((key) => [key, latest(store, key)?.version ?? 0]) }

      expectPage(real, `Patient?${toQuery(by)}&_count=${count}`, deletePage(store))
      expectSame(real.place.next !== undefined, store.deletion.rest.length > 0)
    }),
  )

/** Deletes the next page of those. */
export const deleteMore = fc.constant(
  step(
    'delete more',
    ({ store }, real) => {
      expectPage(real, real.place.next ?? '', deletePage(store))
      expectSame(real.place.next !== undefined, store.deletion.rest.length > 0)
    },
    ({ store }) => store.deletion.rest.length > 0,
  ),
)

function expectPage(real: Real, path: string, expected: ReturnType<typeof deletePage>): void {
  const { status, body } = ask(real, { method: 'DELETE', path })
  const { entry = [], link = [] } = body as Bundle
  real.place.next = link[0]?.url
  expectSame(status, 200)
  expectSame(
    entry.map(({ response }) => [response.location, Number(response.status)]),
    expected,
  )
}

export const wait = fc.constantFrom(1, 1000, 86_400_000).map((time) =>
  step(`wait ${time}`, ({ store }, { place }) => {
    store.now += time
    place.fake.clock.advance(time)
  }),
)

export const save = fc.constant(
  step('save', (model, real) => {
    const { fake, next } = real.place
    real.saved = { snapshot: JSON.parse(JSON.stringify(fake.snapshot())) as Snapshot, next }
    model.saved = structuredClone(model.store)
  }),
)

export const restore = fc.constant(
  step(
    'restore',
    (model, real) => {
      const { snapshot, next } = real.saved as NonNullable<Real['saved']>
      real.place.fake.restore(snapshot)
      real.place.next = next
      model.store = structuredClone(model.saved as typeof model.store)
    },
    ({ saved }) => saved !== undefined,
  ),
)

/** Goes on in a fork, and leaves what there was to be taken up again. */
export const fork = fc.constant(
  step(
    'fork',
    (model, real) => {
      const { fake, next } = real.place
      real.others.push(real.place)
      model.others.push(model.store)
      real.place = { fake: fake.fork(), next }
      model.store = structuredClone(model.store)
    },
    ({ others }) => others.length < 3,
  ),
)

export const swap = fc.constant(
  step(
    'go to another fork',
    (model, real) => {
      real.others.push(real.place)
      model.others.push(model.store)
      real.place = real.others.shift() as Place
      model.store = model.others.shift() as typeof model.store
    },
    ({ others }) => others.length > 0,
  ),
)

/** All that is stored in a fake is what is stored in the model. */
export function expectSameStore({ fake }: Place, store: Parameters<typeof history>[0]): void {
  const resources = fake.resources(STORE)
  const there = [...store.resources.keys()].map((key) => latest(store, key)?.resource)
  const stored = resources.list().toSorted(byText)
  expectSame(stored, there.filter((one) => one !== undefined).toSorted(byText))
}

function byText(one: object, other: object): number {
  const [a, b] = [one, other].map(
    (each) => `${String(Reflect.get(each, 'resourceType'))}/${String(Reflect.get(each, 'id'))}`,
  )
  return (a ?? '') < (b ?? '') ? -1 : 1
}

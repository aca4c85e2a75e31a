import { createFakeHealthLake, type FakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { idsIn, importOf, patient, startExport, startImport } from './tools.ts'

function filled() {
  const fake = createFakeHealthLake()
  const store = fake.addDatastore().DatastoreId
  fake.objects.put('s3://patients/in/a.ndjson', `${patient('a')}\nnone`)
  fake.resources(store).put({ resourceType: 'Patient', id: 'x' })
  return { fake, store }
}

/** All that can be seen of the data. */
function seen(fake: FakeHealthLake, store: string): unknown {
  const uris = ['s3://patients', 's3://results'].flatMap((bucket) => fake.objects.list(bucket))
  return [uris.map((uri) => [uri, fake.objects.text(uri)]), fake.resources(store).list()]
}

function writeAll({ fake, store }: { fake: FakeHealthLake; store: string }): void {
  fake.objects.put('s3://patients/in/a.ndjson', 'other')
  fake.objects.put('s3://patients/in/b.ndjson', 'other')
  fake.objects.delete('s3://patients/in/a.ndjson')
  fake.objects.put('s3://results/new', 'other')
  fake.resources(store).put({ resourceType: 'Patient', id: 'x', active: true })
  fake.resources(store).put({ resourceType: 'Basic', id: 'y' })
}

describe('Of a fork', () => {
  it('neither writes to the other, whichever writes first', () => {
    for (const forkFirst of [true, false]) {
      const { fake, store } = filled()
      const [fork, second] = [fake.fork(), fake.fork()]
      const before = seen(fake, store)

      writeAll({ fake: forkFirst ? fork : fake, store })
      expect(seen(forkFirst ? fake : fork, store)).toEqual(before)
      writeAll({ fake: forkFirst ? fake : fork, store })
      expect(seen(fake, store)).toEqual(seen(fork, store))
      expect(seen(second, store)).toEqual(before)
    }
  })

  it('made while an import runs, both end it alike', () => {
    const { fake, store } = filled()
    const id = startImport(fake, store)
    fake.step()
    const fork = fake.fork()
    fake.settle()
    const ended = seen(fake, store)

    expect(idsIn({ fake: fork, store })).toEqual(['Patient/x'])
    fork.objects.put('s3://patients/in/a.ndjson', 'changed')
    fork.objects.put('s3://patients/in/a.ndjson', `${patient('a')}\nnone`)
    fork.settle()
    expect(seen(fork, store)).toEqual(ended)
    expect(importOf(fork, store, id).job).toEqual(importOf(fake, store, id).job)
  })

  it('a restored snapshot is independent too', () => {
    const { fake, store } = filled()
    const before = seen(fake, store)
    const snapshot = fake.snapshot()
    writeAll({ fake, store })
    const other = createFakeHealthLake()
    other.restore(snapshot)
    expect(seen(other, store)).toEqual(before)
    writeAll({ fake: other, store })
    fake.restore(snapshot)

    expect(seen(fake, store)).toEqual(before)
  })
})

describe('A snapshot', () => {
  it('of a running import goes on as the original, though its input is gone', () => {
    const { fake, store } = filled()
    const id = startImport(fake, store)
    fake.step()
    fake.objects.delete('s3://patients/in/a.ndjson')
    const copy = createFakeHealthLake({ seed: 5 })
    copy.restore(JSON.parse(JSON.stringify(fake.snapshot())) as ReturnType<typeof fake.snapshot>)
    expect(copy.nextTransition()).toEqual(fake.nextTransition())
    for (const one of [fake, copy]) {
      one.clock.advance(20_000)
      one.settle()
      startExport(one, store)
      one.settle()
    }

    expect(importOf(copy, store, id)).toMatchObject({ names: importOf(fake, store, id).names })
    expect(copy.snapshot()).toEqual(fake.snapshot())
  })

  it('of an import that finds no input goes on as the original', () => {
    const { fake, store } = filled()
    fake.objects.put('s3://elsewhere/x', '')
    const id = startImport(fake, store, { from: 's3://elsewhere/in' })
    fake.step()
    const copy = createFakeHealthLake()
    copy.restore(JSON.parse(JSON.stringify(fake.snapshot())) as ReturnType<typeof fake.snapshot>)

    const run = { refused: 'There is no object at the input location s3://elsewhere/in' }
    expect(fake.snapshot()).toMatchObject({
      regions: { $map: [['us-east-1', { importJobs: [{ run }] }]] },
    })
    expect(copy.snapshot()).toEqual(fake.snapshot())
    expect(copy.nextTransition()).toMatchObject({ to: 'FAILED' })
    copy.settle()
    fake.settle()
    expect(copy.importJob(id)).toEqual(fake.importJob(id))
    expect(copy.importJob(id)?.Message).toContain('s3://elsewhere/in')
  })

  it('has text as text and other bytes as Base64', () => {
    const { fake } = filled()
    for (const size of [0, 1, 2, 3, 4, 5]) {
      const bytes = Uint8Array.from({ length: size }, (_, index) => 255 - index)
      fake.objects.put(`s3://bytes/${size}`, bytes)
    }
    fake.objects.put('s3://bytes/z', '\ufeffé\0')
    const snapshot = fake.snapshot()

    const bodies = [
      { $text: '' },
      ...[1, 2, 3, 4, 5].map((size) => ({
        $base64: Buffer.from(Array.from({ length: size }, (_, index) => 255 - index)).toString(
          'base64',
        ),
      })),
      { $text: '\ufeffé\0' },
    ]
    const names = [0, 1, 2, 3, 4, 5, 'z'].map(String)
    const objects = { $map: names.map((name, index) => [name, { body: bodies[index] }]) }
    expect(snapshot).toMatchObject({
      objects: {
        $map: [
          ['bytes', { objects }],
          ['patients', {}],
        ],
      },
    })
    const copy = createFakeHealthLake()
    copy.restore(snapshot)
    for (const uri of fake.objects.list('s3://bytes')) {
      expect(copy.objects.get(uri)).toEqual(fake.objects.get(uri))
    }
  })
})

it('A reset takes objects and resources away', () => {
  const { fake, store } = filled()
  fake.reset()

  expect(fake.objects.list('s3://patients')).toEqual([])
  expect(() => fake.resources(store)).toThrow('there is no data store')
  fake.addDatastore()
  expect(fake.resources(store).list()).toEqual([])
})

import * as fc from 'fast-check'
import { createFakeHealthLake, type Snapshot } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { runs } from '../runs.ts'
import type { Named } from './tools.ts'

const uri = 's3://bucket/a'

type Buckets = Named<{ readonly objects: Named<{ readonly body: { readonly $base64?: string } }> }>

/** The bytes as a snapshot writes them; undefined if it wrote text. */
function writtenOf(snapshot: Snapshot): string | undefined {
  const { $map } = snapshot['objects'] as Buckets
  return $map[0]?.[1].objects.$map[0]?.[1].body.$base64
}

describe('Bytes in a snapshot', () => {
  it('are Base64 as all others write it, and come back', () => {
    const bytes = fc.uint8Array({ maxLength: 40 }).map((some) => Uint8Array.of(0xff, ...some))

    fc.assert(
      fc.property(bytes, (body) => {
        const [fake, copy] = [createFakeHealthLake(), createFakeHealthLake()]
        fake.objects.put(uri, body)
        copy.restore(fake.snapshot())

        expect(writtenOf(fake.snapshot())).toBe(Buffer.from(body).toString('base64'))
        expect(copy.objects.get(uri)).toEqual(body)
      }),
      runs(60),
    )
  })

  it('may be written with any digit of Base64', () => {
    const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
    const body = new Uint8Array(Buffer.from(digits, 'base64'))
    const [fake, copy] = [createFakeHealthLake(), createFakeHealthLake()]
    fake.objects.put(uri, body)
    copy.restore(fake.snapshot())

    expect(writtenOf(fake.snapshot())).toBe(digits)
    expect(copy.objects.get(uri)).toEqual(body)
  })

  it('may be many', () => {
    const body = new Uint8Array(1_000_000).fill(0xff)
    const fake = createFakeHealthLake()
    fake.objects.put(uri, body)
    const copy = createFakeHealthLake()
    copy.restore(fake.snapshot())

    expect(Buffer.compare(copy.objects.get(uri) ?? body.subarray(1), body)).toBe(0)
  })
})

import * as fc from 'fast-check'
import { createFakeHealthLake, type Snapshot } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { runs } from '../runs.ts'

const uri = 's3://bucket/a'

/** The bytes as a snapshot writes them; undefined if it wrote text. */
function writtenOf(snapshot: Snapshot): string | undefined {
  const [bucket] = snapshot['objects'] as { objects: { body: { base64?: string } }[] }[]
  return bucket?.objects[0]?.body.base64
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

  const inNoPlace = ['A', 'AA', 'AAA', 'AAAAA', '=AAA', 'A===', 'AA=A', '====']
  const noDigits = ['-_', ' A', '\u0141A', ...Array.from('*,.:@[_`{', (sign) => `${sign}A`)]

  it.each([...inNoPlace, ...noDigits.map((end) => `AA${end}`)])('can not be %o', (base64) => {
    const fake = createFakeHealthLake()
    fake.objects.put(uri, Uint8Array.of(0xff))
    const text = JSON.stringify(fake.snapshot()).replace('"/w=="', JSON.stringify(base64))

    expect(() => fake.restore(JSON.parse(text) as Snapshot)).toThrow(`${base64} is no Base64`)
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

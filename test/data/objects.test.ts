import { createFakeHealthLake, MisuseError } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { imported, patient } from './tools.ts'

describe('fake.objects', () => {
  it('gives back text and bytes as they were put', () => {
    const { objects } = createFakeHealthLake()
    objects.put('s3://bucket/text', 'grün \u{1f600}')
    objects.put('s3://bucket/bytes', Uint8Array.of(0xff, 0, 0xfe))
    objects.put('s3://bucket/empty', '')

    expect(objects.text('s3://bucket/text')).toBe('grün \u{1f600}')
    expect(objects.get('s3://bucket/text')).toEqual(new TextEncoder().encode('grün \u{1f600}'))
    expect(objects.get('s3://bucket/bytes')).toEqual(Uint8Array.of(0xff, 0, 0xfe))
    expect(objects.get('s3://bucket/empty')).toEqual(new Uint8Array())
    expect(objects.text('s3://bucket/empty')).toBe('')
  })

  it('keeps a byte-order mark, which is part of the body', () => {
    const { objects } = createFakeHealthLake()
    objects.put('s3://bucket/a', '\ufeffx')

    expect(objects.text('s3://bucket/a')).toBe('\ufeffx')
    expect(objects.get('s3://bucket/a')).toHaveLength(4)
  })

  it('has nothing where nothing was put, and nothing after a delete', () => {
    const { objects } = createFakeHealthLake()
    objects.put('s3://bucket/a', 'x')
    objects.delete('s3://bucket/a')
    objects.delete('s3://bucket/a')
    objects.delete('s3://other/a')

    expect(objects.get('s3://bucket/a')).toBeUndefined()
    expect(objects.text('s3://bucket/a')).toBeUndefined()
    expect(objects.list('s3://bucket')).toEqual([])
    expect(objects.get('s3://unknown/a')).toBeUndefined()
  })

  it('is as before after a delete of what is not there', () => {
    const fake = createFakeHealthLake()
    fake.objects.put('s3://bucket/a', 'x')
    const before = fake.snapshot()
    fake.objects.delete('s3://bucket/b')
    fake.objects.delete('s3://other/a')

    expect(fake.snapshot()).toEqual(before)
  })

  it('copies in and out', () => {
    const { objects } = createFakeHealthLake()
    const bytes = Buffer.from('abc')
    objects.put('s3://bucket/a', bytes)
    bytes.fill(0)
    objects.get('s3://bucket/a')?.fill(0)

    expect(objects.text('s3://bucket/a')).toBe('abc')
  })

  it('takes the last body that was put', () => {
    const { objects } = createFakeHealthLake()
    objects.put('s3://bucket/a', 'one')
    objects.put('s3://bucket/a', 'two')

    expect(objects.text('s3://bucket/a')).toBe('two')
    expect(objects.list('s3://bucket')).toEqual(['s3://bucket/a'])
  })

  it('lists what begins with the prefix, letter by letter, in order of UTF-8 bytes [object-order]', () => {
    const { objects } = createFakeHealthLake()
    const plain = ['b', 'a/2', 'a/10', 'a', 'B', 'é', 'a/', 'z/../a']
    const keys = [...plain, '\u{1f600}', '\uffee', '\u{103ff}', '\u{10000}']
    for (const key of keys) objects.put(`s3://bucket/${key}`, '')
    objects.put('s3://bucket-2/a', '')

    const sorted = keys.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
    expect(sorted.slice(-4)).toEqual(['\uffee', '\u{10000}', '\u{103ff}', '\u{1f600}'])
    for (const prefix of ['s3://bucket', 's3://bucket/']) {
      expect(objects.list(prefix)).toEqual(sorted.map((key) => `s3://bucket/${key}`))
    }
    expect(objects.list('s3://bucket/a/')).toEqual(
      ['a/', 'a/10', 'a/2'].map((key) => `s3://bucket/${key}`),
    )
    expect(objects.list('s3://bucket/a/1')).toEqual(['s3://bucket/a/10'])
    expect(objects.list('s3://nothing')).toEqual([])
  })

  it.each([
    '',
    'bucket/a',
    's3:/bucket/a',
    's3://b/a',
    's3://Bucket/a',
    's3:///a',
    'as3://bucket/a',
    's3://bucket_/a',
    new URL('s3://bucket/a'),
    7,
    undefined,
  ])('refuses the URI %o, and changes nothing', (uri) => {
    const fake = createFakeHealthLake()
    const before = fake.snapshot()
    const { objects } = fake
    const wrong = uri as string

    for (const use of [
      () => objects.put(wrong, ''),
      () => objects.get(wrong),
      () => objects.text(wrong),
      () => objects.list(wrong),
      () => objects.delete(wrong),
    ]) {
      expect(use).toThrow(MisuseError)
      expect(use).toThrow(
        /^objects\.\w+: .* is not the URI of an object; give 's3:\/\/bucket\/key'/,
      )
    }
    expect(fake.snapshot()).toEqual(before)
  })

  it('refuses a URI without a key, but to list', () => {
    const { objects } = createFakeHealthLake()

    expect(() => objects.put('s3://bucket', '')).toThrow("'s3://bucket' has no key")
    expect(() => objects.get('s3://bucket/')).toThrow(MisuseError)
    expect(objects.list('s3://bucket')).toEqual([])
  })

  it('refuses keys of more than 1024 bytes and keys that are not Unicode', () => {
    const { objects } = createFakeHealthLake()
    objects.put(`s3://bucket/${'é'.repeat(512)}`, '')

    expect(() => objects.put(`s3://bucket/${'é'.repeat(512)}x`, '')).toThrow('at most 1024 bytes')
    expect(() => objects.put('s3://bucket/\ud800', '')).toThrow(MisuseError)
    expect(objects.list('s3://bucket')).toHaveLength(1)
  })

  it.each(['7f', '80', '7ff', '800', 'd7ff', 'e000', 'ffff', '10000', '103ff', '10fc00', '10ffff'])(
    'counts the bytes of a key of U+%s',
    (code) => {
      const letter = String.fromCodePoint(Number(`0x${code}`))
      const { objects } = createFakeHealthLake()
      const key = letter.repeat(1024 / Buffer.byteLength(letter))
      const longest = key + 'x'.repeat(1024 - Buffer.byteLength(key))
      objects.put(`s3://bucket/${longest}`, '')

      expect(objects.list('s3://bucket')).toEqual([`s3://bucket/${longest}`])
      expect(() => objects.put(`s3://bucket/${longest}x`, '')).toThrow('at most 1024 bytes')
    },
  )

  it('reads, lists and deletes what a job wrote under a key that is longer than may be put', () => {
    const { fake, folder, names } = imported(
      { 'a.ndjson': patient('a') },
      { to: `s3://results/${'folder/'.repeat(142)}` },
    )
    const uri = `${folder}SUCCESS/a.ndjson`
    expect(uri.length).toBeGreaterThan('s3://results/'.length + 1024)
    expect(names).toContain('SUCCESS/a.ndjson')

    expect(fake.objects.text(uri)).toContain('"lineId":1')
    expect(fake.objects.get(uri)?.length).toBeGreaterThan(0)
    fake.objects.delete(uri)
    expect(fake.objects.list(folder)).not.toContain(uri)
  })

  it('shortens what is long in what it says', () => {
    const { objects } = createFakeHealthLake()

    expect(() => objects.put(`s3://bucket/${'x'.repeat(5000)}`, '')).toThrow(
      `${'x'.repeat(88)}…' is too long`,
    )
  })

  it.each([undefined, null, 7, {}, [1], new Uint16Array(1)])('refuses the body %o', (body) => {
    const { objects } = createFakeHealthLake()

    expect(() => objects.put('s3://bucket/a', body as string)).toThrow(
      /^objects\.put: the body of 's3:\/\/bucket\/a' is .*; give text or a Uint8Array\.$/,
    )
    expect(objects.list('s3://bucket')).toEqual([])
  })

  it('tells that an object is no text', () => {
    const { objects } = createFakeHealthLake()
    objects.put('s3://bucket/a', Uint8Array.of(0xff))

    expect(() => objects.text('s3://bucket/a')).toThrow(
      new MisuseError("objects.text: 's3://bucket/a' is not UTF-8; take its bytes with get."),
    )
  })
})

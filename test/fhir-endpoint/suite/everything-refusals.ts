import { describe, expect, it } from 'vitest'
import type { Asked, FhirDoor } from '../door.ts'
import { arrange, everything, idsIn } from '../everything-tools.ts'
import { outcome, put, refusal } from '../tools.ts'

const p1 = { reference: 'Patient/p1' }
const path = 'Patient/p1/$everything'

export function everythingRefusalBehaviour(door: FhirDoor): void {
  refusalBehaviour(door)
  unknownBehaviour(door)
}

function refusalBehaviour(door: FhirDoor): void {
  describe('$everything with a date that is none', () => {
    it.each(['start', 'end', '_since', 'since'])(
      'in %s is refused, and the parameter is named [everything-dates] [everything-since]',
      async (name) => {
        const open = await door.open()
        await put(open, 'p1')
        for (const text of ['yesterday', '2025-13', '2025-02-30', 'ge2025', '2025,2026']) {
          const { status, body } = await refusal(open, { path, query: { [name]: text } })

          expect(status).toBe(400)
          expect(body).toEqual(
            outcome(
              'invalid',
              `${name}: it is a date such as 2025, 2025-01-31 or 2025-01-31T10:00:00Z, not ${text}.`,
            ),
          )
        }
        const two = await refusal(open, { path, query: `${name}=2024&${name}=2025` })
        expect(two.body).toEqual(outcome('invalid', `${name}: it is given 2 times; give it once.`))
      },
    )
  })
}

function unknownBehaviour(door: FhirDoor): void {
  describe('$everything with a parameter that it has not', () => {
    it.each(['start', 'end', '_since', 'since', '_type', '_count'])(
      'or one without a value, %s, ignores it, and verify() tells of it [search-empty-value]',
      async (name) => {
        const open = await door.open()
        await put(open, 'p1')

        expect(idsIn(await everything(open, 'p1', { [name]: '' }))).toEqual(['Patient/p1'])
        expect(() => open.fake.verify()).toThrow(`${name}: it has no value`)
        const strict = { path, query: `${name}=`, headers: { prefer: 'handling=strict' } }
        expect((await refusal(open, strict)).status).toBe(400)
      },
    )

    it('ignores it, and verify() tells of it [everything]', async () => {
      const open = await door.open()
      await put(open, 'p1')
      await everything(open, 'p1', { _format: 'json', _pretty: 'true' })
      open.fake.verify()

      expect(idsIn(await everything(open, 'p1', { _types: 'Goal' }))).toEqual(['Patient/p1'])
      expect(() => open.fake.verify()).toThrow(
        '$everything has no parameter _types. Did you mean _type? It was ignored.',
      )
    })

    it('tells of it once, whatever pages follow [everything]', async () => {
      const open = await door.open()
      await put(open, 'p1')
      arrange(open, 'Goal', 'a', { subject: p1 })
      const { link: [next] = [] } = await everything(open, 'p1', { _count: '1', _sort: 'date' })
      const second = await open.request({ path: next?.url ?? '' })

      expect(second.status).toBe(200)
      expect(() => open.fake.verify()).toThrow(
        /^(?:(?!parameter _sort)[^])*parameter _sort(?:(?!parameter _sort)[^])*$/,
      )
    })

    it('ignores it without a word, or refuses it, as Prefer says [everything]', async () => {
      const open = await door.open()
      await put(open, 'p1')
      expect((await open.request(preferring('lenient'))).status).toBe(200)
      open.fake.verify()
      const { status, body } = await refusal(open, preferring('strict'))
      expect(status).toBe(400)
      expect(body).toEqual(outcome('invalid', '_total: $everything has no parameter _total.'))
    })

    it('refuses it where that is assumed [everything]', async () => {
      const open = await door.open({ assumptions: { fhirUnknownParameter: 'strict' } })
      await put(open, 'p1')

      expect((await refusal(open, { path, query: { code: 'x' } })).status).toBe(400)
      expect((await open.request({ path })).status).toBe(200)
    })
  })
}

function preferring(handling: string): Asked {
  return { path, query: { _total: 'none' }, headers: { prefer: `handling=${handling}` } }
}

import { createFakeHealthLake, MisuseError, type FakeHealthLake } from 'fake-healthlake'
import { exploreFaults } from 'fake-healthlake/explore'
import { describe, expect, it } from 'vitest'
import { create, list, statusOf } from './tools.ts'

const directly = async (fork: FakeHealthLake) => {
  const client = fork.directClient()
  const id = await create(client)
  await statusOf(client, id)
  await list(client)
}

describe('exploreFaults refuses', () => {
  const bad: readonly [what: string, given: [unknown, unknown, unknown?], said: string][] = [
    ['what is no fake', [{}, directly], 'give what createFakeHealthLake() returned'],
    ['nothing', [undefined, directly], 'give what createFakeHealthLake() returned'],
    ['what is no program', [createFakeHealthLake(), {}], 'the program is {}; give a function'],
    ['no options', [createFakeHealthLake(), directly, null], 'null is not an object with'],
    ...(
      [
        [{ limits: 3 }, 'there is no member limits. Did you mean limit?'],
        [{ limit: 0 }, 'limit is 0; give a whole number, 1 or more.'],
        [{ limit: -1 }, 'limit is -1'],
        [{ limit: 1.5 }, 'limit is 1.5'],
        [{ limit: Number.NaN }, 'limit is NaN'],
        [{ maxCalls: 0 }, 'maxCalls is 0; give a whole number, 1 or more.'],
        [{ maxCalls: Number.NaN }, 'maxCalls is NaN'],
        [{ maxCalls: '7' }, "maxCalls is '7'"],
        [{ anyError: 1 }, 'anyError is 1; give true or false.'],
        [{ check: true }, 'check is true; give a function.'],
        [{ accepts: [Error] }, 'exploreFaults: accepts is '],
        [{ accept: () => true }, 'there is no member accept. Did you mean accepts?'],
        [{ outcomes: 'hang' }, "outcomes is 'hang'; give a list."],
        [
          { outcomes: ['Throtling'] },
          "exploreFaults: outcomes: outcome 'Throtling' is not an error that AWS documents.",
        ],
        [{ outcomes: [7] }, 'outcomes: outcome is 7; give the name of an error, or an object'],
        [{ outcomes: [null] }, 'outcomes: outcome is null; give the name of an error'],
        [
          { outcomes: [{ kind: 'event', delivery: 'lost' }] },
          'exploreFaults: an outcome is {"kind":"event","delivery":"lost"}; give what can happen to a request;',
        ],
        [{ outcomes: [{ kind: 'hung' }] }, 'exploreFaults: outcomes: outcome is {"kind":"hung"}'],
        [{ outcomes: [{ kind: 'error', name: 'Odd' }] }, 'needs a statusCode'],
        [{ outcomes: [{ kind: 'transition', to: 'ACTIVE' }] }, "to is 'ACTIVE'; give one of"],
      ] as const
    ).map(
      ([options, said]) =>
        [JSON.stringify(options), [createFakeHealthLake(), directly, options], said] as const,
    ),
  ] as never

  it.each(bad)('%s', async (_what, given, said) => {
    const explored = exploreFaults(...(given as Parameters<typeof exploreFaults>))

    await expect(explored).rejects.toThrow(MisuseError)
    await expect(explored).rejects.toThrow(said)
  })

  it('a program that fails without any fault, and says so first', async () => {
    const cause = new Error('It was broken before')
    let runs = 0

    const explored = exploreFaults(createFakeHealthLake(), async (fork) => {
      runs += 1
      await list(fork.client())
      throw cause
    })

    await expect(explored).rejects.toThrow(
      new MisuseError(
        'exploreFaults: the program fails without any fault, so there is nothing to explore yet: Error: It was broken before',
      ),
    )
    await expect(explored).rejects.toMatchObject({ cause })
    expect(runs).toBe(1)
  })

  it('a check that fails without any fault', async () => {
    const explored = exploreFaults(createFakeHealthLake(), directly, {
      check: (fork) => expect(fork.datastores()).toEqual([]),
    })

    await expect(explored).rejects.toThrow('the program fails without any fault')
  })

  it('a program that calls the fake and not the fork', async () => {
    const fake = createFakeHealthLake()

    await expect(exploreFaults(fake, () => list(fake.client()))).rejects.toThrow(
      'exploreFaults: the program calls the fake itself; let it use the fork that it is given.',
    )
  })
})

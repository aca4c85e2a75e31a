import { ListFHIRDatastoresCommand, type HealthLakeClient } from '@aws-sdk/client-healthlake'
import {
  createFakeHealthLake,
  MisuseError,
  type FakeHealthLake,
  type FaultOutcome,
} from 'fake-healthlake'
import { exploreFaults, type ExploreOptions } from 'fake-healthlake/explore'
import { describe, expect, it } from 'vitest'
import { complaints, create, errorOf, hang, list, lost, reset, type Program } from './tools.ts'

const failed: FaultOutcome = { kind: 'transition', to: 'FAILED' }

/** A List with a member that there is not. */
function misuse(client: HealthLakeClient): Promise<unknown> {
  return client.send(new ListFHIRDatastoresCommand({ MaxResult: 1 } as never))
}

async function createAndList(fork: FakeHealthLake): Promise<void> {
  await create(fork.client())
  await list(fork.client())
}

async function listAtOnce(fork: FakeHealthLake): Promise<unknown> {
  return fork.execute('ListFHIRDatastores', {})
}

async function careful(fork: FakeHealthLake): Promise<void> {
  await list(fork.directClient()).catch(() => {})
}

/** A program that tidies up when its Create fails. */
function tidying(tidy: (fork: FakeHealthLake) => void): Program {
  return (fork) => create(fork.directClient()).catch(() => tidy(fork))
}

async function validationError(
  program: Program,
  options?: ExploreOptions,
  fake = createFakeHealthLake(),
) {
  const error: unknown = await exploreFaults(fake, program, options).catch(
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(MisuseError)
  return (error as MisuseError).message
}

describe('exploreFaults refuses to test nothing, as if all were well:', () => {
  it.each([undefined, { outcomes: [] }, { outcomes: [reset] }])(
    'a program that makes no call, with the options %j',
    async (options) => {
      expect(await validationError(async () => 1, options)).toBe(
        'exploreFaults: the program makes no call, so there is nothing to explore; let it use a client of the fork that it is given, and return a promise that settles when its work is done.',
      )
    },
  )

  it.each([
    ['the only call', (fork: FakeHealthLake) => misuse(fork.client()).catch(() => {})],
    [
      'one of several',
      async (fork: FakeHealthLake) => {
        const client = fork.directClient()
        await create(client)
        await misuse(client).catch(() => {})
        await list(client)
      },
    ],
    [
      'what leads to an error of its own',
      async (fork: FakeHealthLake) => {
        await misuse(fork.client()).catch(() => {
          throw new Error('Alas')
        })
      },
    ],
  ])('a MisuseError that the program swallows, where that is %s', async (_what, program) => {
    expect(await validationError(program)).toBe(
      "exploreFaults: the program fails without any fault, so there is nothing to explore yet: MisuseError: ListFHIRDatastores: there is no input member MaxResult. Did you mean MaxResults? If the service has it by now, set unknownMembers: 'ignore'. The program swallowed that error.",
    )
  })

  it('a MisuseError that the program passes on is not called swallowed', async () => {
    const said = await validationError((fork) =>
      misuse(fork.client()).catch((cause: unknown) => {
        throw new Error('Alas', { cause })
      }),
    )

    expect(said).toMatch(/nothing to explore yet: Error: Alas$/)
  })

  it.each([
    ['reset', (fork: FakeHealthLake) => fork.reset()],
    ['faults.clear', (fork: FakeHealthLake) => fork.faults.clear()],
    ['restore', (fork: FakeHealthLake) => fork.restore(fork.snapshot())],
  ])('a program that takes the fault away by %s', async (_by, takeAway) => {
    const program = async (fork: FakeHealthLake) => {
      const client = fork.client()
      await list(client)
      takeAway(fork)
      await list(client).catch(() => {})
    }

    expect(await validationError(program)).toContain(
      'MisuseError: It removes all fault rules (by reset, restore or faults.clear), and with them the fault that is tried',
    )
  })

  it('a program that clears the history', async () => {
    const said = await validationError(async (fork) => {
      await create(fork.client())
      fork.clearHistory()
      await list(fork.client())
    })

    expect(said).toContain('MisuseError: It clears the history')
  })

  it('outcomes of which none fits a call', async () => {
    expect(await validationError(createAndList, { outcomes: [failed] })).toBe(
      'exploreFaults: none of the outcomes can apply to a call of the program, which calls CreateFHIRDatastore and ListFHIRDatastores; give others, or leave outcomes out to try all.',
    )
  })

  it('a hang where all calls are made through execute, which cannot hang', async () => {
    expect(await validationError(listAtOnce, { outcomes: [hang] })).toContain(
      'none of the outcomes can',
    )
    expect(await complaints([hang, reset], listAtOnce)).toEqual([])
  })

  it('calls that rules of the fake all strike already', async () => {
    const fake = createFakeHealthLake()
    fake.faults.add({ times: 'always', outcome: 'ThrottlingException' })

    expect(await validationError(careful, {}, fake)).toBe(
      'exploreFaults: no fault can apply to a call of the program, since rules or quotas of the fake apply to them all first; it calls ListFHIRDatastores.',
    )
  })
})

describe('A run with a fault fails', () => {
  it('if the program swallows a MisuseError in it, with that error', async () => {
    const said = await complaints([errorOf('ThrottlingException')], async (fork) => {
      const client = fork.directClient()
      await list(client).catch(() => misuse(client).catch(() => {}))
    })

    expect(said).toEqual([
      "MisuseError: ListFHIRDatastores: there is no input member MaxResult. Did you mean MaxResults? If the service has it by now, set unknownMembers: 'ignore'.",
    ])
  })

  it('if the program takes the fault away, or what tells of it', async () => {
    expect(
      await complaints(
        [lost],
        tidying((fork) => fork.reset()),
      ),
    ).toEqual([expect.stringMatching(/^MisuseError: It removes all fault rules/)])
    expect(
      await complaints(
        [lost],
        tidying((fork) => fork.clearHistory()),
      ),
    ).toEqual([expect.stringMatching(/^MisuseError: It clears the history/)])
  })
})

import {
  CreateFHIRDatastoreCommand,
  HealthLakeClient,
  ListFHIRDatastoresCommand,
} from '@aws-sdk/client-healthlake'
import { createFakeHealthLake, MisuseError } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { rejectionOf } from '../thrown.ts'

const list = new ListFHIRDatastoresCommand({})

// As code has it that nobody can reach from outside.
const outOfReach = new HealthLakeClient({ region: 'eu-west-1' })

/** Resolves for everybody once so many have come. */
function createMeeting(count: number): () => Promise<void> {
  const waiting: (() => void)[] = []
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve)
      if (waiting.length === count) for (const each of waiting) each()
    })
}

describe('Two concurrent tests that intercept one class', () => {
  const begun = createMeeting(2)
  const asked = createMeeting(2)

  it.concurrent.each(['first', 'second'])('have a fake each: the %s', async (name) => {
    using fake = createFakeHealthLake({ region: `us-east-${name === 'first' ? 1 : 2}` })
    using _ = fake.intercept(HealthLakeClient)
    fake.faults.add({ per: 'attempt', outcome: 'ThrottlingException' })
    await begun()

    await outOfReach.send(
      new CreateFHIRDatastoreCommand({ DatastoreName: name, DatastoreTypeVersion: 'R4' }),
    )
    await asked()
    const { DatastorePropertiesList } = await outOfReach.send(list)

    expect(DatastorePropertiesList).toMatchObject([{ DatastoreName: name }])
    expect(fake.history).toMatchObject([{ attempts: [{}, {}] }, { attempts: [{}] }])
    fake.verify()
  })
})

/** Carries out something in an asynchronous context of its own, as concurrent tests do. */
async function aside<Result>(act: () => Promise<Result>): Promise<Result> {
  await Promise.resolve()
  return act()
}

describe('Where two fakes intercept a class', () => {
  it('a call from the context of neither is refused, and told by verify of both', async () => {
    using first = createFakeHealthLake()
    using second = createFakeHealthLake()
    await aside(async () => void first.intercept(HealthLakeClient))
    await aside(async () => void second.intercept(HealthLakeClient))

    const error = await aside(() => rejectionOf(aside(() => outOfReach.send(list))))

    expect(error).toBeInstanceOf(MisuseError)
    expect(error.message).toMatch(
      /^intercept: 2 fakes intercept this client, and this call comes from the asynchronous context of none of them/,
    )
    for (const fake of [first, second]) expect(() => fake.verify()).toThrow(MisuseError)
  })

  it('such a call goes to the one that is left when the other is disposed of', async () => {
    using first = createFakeHealthLake()
    using second = createFakeHealthLake()
    await aside(async () => void first.intercept(HealthLakeClient))
    await aside(async () => void second.intercept(HealthLakeClient))

    first.dispose()
    await outOfReach.send(list)

    expect([first.history.length, second.history.length]).toEqual([0, 1])
  })

  it('a client goes back to its own way only when both are disposed of', async () => {
    const fakes = [createFakeHealthLake(), createFakeHealthLake()]
    const handler = outOfReach.config.requestHandler
    for (const fake of fakes) {
      await aside(async () => {
        fake.intercept(HealthLakeClient)
        await outOfReach.send(list)
      })
    }

    fakes[0]?.dispose()
    expect(outOfReach.config.requestHandler).not.toBe(handler)
    fakes[1]?.dispose()
    expect(outOfReach.config.requestHandler).toBe(handler)
    expect(fakes.map(({ history }) => history.length)).toEqual([1, 1])
  })

  it('one fake cannot do so twice, in whichever context', async () => {
    using fake = createFakeHealthLake()
    await aside(async () => void fake.intercept(HealthLakeClient))

    const again = aside(async () => fake.intercept(HealthLakeClient))

    expect(await rejectionOf(again)).toMatchObject({
      message: expect.stringContaining('this fake already intercepts this target'),
    })
  })
})

it('A call ends with the fake that it began with, though that lets go meanwhile and another stays', async () => {
  using fake = createFakeHealthLake()
  using other = createFakeHealthLake()
  await aside(async () => void other.intercept(HealthLakeClient))
  const interception = fake.intercept(HealthLakeClient)
  fake.faults.add({ per: 'attempt', outcome: 'ThrottlingException' })

  const asked = outOfReach.send(list)
  interception.dispose()
  await asked

  expect(fake.history).toMatchObject([{ attempts: [{}, {}] }])
  expect(other.history).toEqual([])
})

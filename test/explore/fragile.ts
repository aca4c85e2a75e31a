import { createFakeHealthLake, type FakeHealthLake, type FaultOutcome } from 'fake-healthlake'
import { create, errorOf, hang, list, lost, reset, sleep, statusOf, truncated } from './tools.ts'

/** A fake whose data stores are soon ACTIVE. */
export function make(): FakeHealthLake {
  return createFakeHealthLake({ lifecycle: { createDatastore: 60_000 } })
}

/** A program with several weak points: it gives up on any trouble in words of its own, or waits, or never stops. */
export async function fragile(fork: FakeHealthLake): Promise<void> {
  const client = fork.client()
  const id = await create(client)
  for (let status = ''; status !== 'ACTIVE';) {
    await sleep(60_000)
    status = await statusOf(client, id).catch(({ name }: Error) => name)
  }
  await list(client).catch(() => {
    throw new Error('It\'s a\n "bad" day.')
  })
}

/** Outcomes of every kind. */
export const outcomes: FaultOutcome[] = [
  errorOf('AccessDeniedException'),
  { kind: 'error', name: 'Odd.Name_1-a', statusCode: 500, message: 'It\'s\\ "odd"\n\u2028' },
  reset,
  lost,
  truncated,
  { kind: 'corrupt', body: 'empty' },
  hang,
  { kind: 'latency', duration: 5 },
  { kind: 'latency', duration: { minutes: 1 } },
  { kind: 'transition', to: 'CREATE_FAILED' },
  { kind: 'transition', after: Infinity },
  { kind: 'transition', after: { hours: 1 } },
]

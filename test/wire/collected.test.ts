import { createFakeHealthLake } from 'fake-healthlake'
import { setImmediate as turn } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { until } from '../waiting.ts'
import { requestFor } from './tools.ts'

it('A request that hangs hears that its caller gives up, even if nobody else holds it any more', async () => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const fake = createFakeHealthLake()
  fake.faults.add({ outcome: { kind: 'hang' } })
  const stop = new AbortController()

  const answer = fake.fetch(new Request(requestFor('ListFHIRDatastores'), { signal: stop.signal }))
  await until(() => fake.history.length === 1)
  for (let count = 0; count < 3; count += 1) {
    await turn()
    collect()
  }
  stop.abort()

  await expect(answer).rejects.toMatchObject({ name: 'AbortError' })
}, 5000)

import { MisuseError } from 'fake-healthlake'
import { expect, it } from 'vitest'
import { attacked, memory, seed, shareOf, timeLimit } from './attacked.ts'
import { chanceOf } from './chance.ts'
import { mutant } from './mutants.ts'
import { ofService, type GoodRequest } from './requests.ts'

const MEGABYTE = 2 ** 20

/** Undefined where no Request can be made of it. */
function toRequest({ method, path, headers, body }: GoodRequest): Request | undefined {
  const isS3 = path.startsWith('/clinic')
  const origin = `https://${isS3 ? 's3' : 'healthlake'}.us-east-1.amazonaws.com`
  try {
    const own = method === 'GET' || method === 'HEAD' ? {} : { body }
    return new Request(origin + path, { method, headers, ...own })
  } catch {
    return undefined
  }
}

it('No request through fetch ends anything, changes what refuses it, or holds memory', async () => {
  const count = shareOf(300_000)
  const chance = chanceOf(seed)
  const { fake, id, look } = attacked()
  const seen = { refused: 0, done: 0, none: 0 }
  const changed: string[] = []
  const isOver = timeLimit()
  let before = memory()
  let sent = 0

  for (; sent < count && !isOver(); sent += 1) {
    if (sent === 1000) before = memory()
    const { path, body, ...rest } = chance.oneOf(ofService)
    const good = { ...rest, path: path.replace('$id', id), body: body.replaceAll('$id', id) }
    const request = toRequest(mutant(chance, good))
    if (request === undefined) {
      seen.none += 1
      continue
    }
    const told = `${request.method} ${request.url}`
    const status = await fake.fetch(request).then(
      async (response) => {
        await response.arrayBuffer()
        return response.status
      },
      (error: unknown) => {
        if (error instanceof MisuseError) return 400
        throw new Error(`${told} failed.`, { cause: error })
      },
    )
    if (status === 500) throw new Error(`${told} is answered with 500.`)
    const change = look(status >= 400)
    if (change !== undefined) changed.push(`${told} (${status}): ${change}`)
    if (status >= 400) seen.refused += 1
    else seen.done += 1
  }

  console.log(`${sent} of ${count} requests: ${JSON.stringify(seen)}`)
  expect(changed.slice(0, 5)).toEqual([])
  expect(seen.refused).toBeGreaterThan(sent / 5)
  expect(memory() - before).toBeLessThan(30 * MEGABYTE)
})

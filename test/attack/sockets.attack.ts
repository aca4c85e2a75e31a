import { once } from 'node:events'
import { connect } from 'node:net'
import { serve } from 'fake-healthlake/http'
import { expect, it, onTestFinished } from 'vitest'
import { headersFor } from '../wire/tools.ts'
import { attacked, memory, seed, shareOf, timeLimit } from './attacked.ts'
import { chanceOf, type Chance } from './chance.ts'
import { mutant, mutated, written } from './mutants.ts'
import { ofOwner, ofService } from './requests.ts'

const MEGABYTE = 2 ** 20

/** What is said over one connection, and how the client leaves. */
interface Said {
  readonly text: string
  readonly requests: number
  readonly leaves: 'half' | 'reset' | 'waits'
}

function one(chance: Chance, id: string): string {
  const { path, body, ...rest } = chance.oneOf(chance.below(5) === 0 ? ofOwner : ofService)
  const good = { ...rest, path: path.replace('$id', id), body: body.replaceAll('$id', id) }
  return chance.below(2) === 0 ? mutated(chance, written(good)) : written(mutant(chance, good))
}

/** One request, of which it can be told what came of it. */
function plain(chance: Chance, id: string): Said {
  return { text: one(chance, id), requests: 1, leaves: 'half' }
}

/** Some requests one behind the other, by a client that does not wait for what comes of them. */
function hasty(chance: Chance, id: string): Said {
  const requests = 1 + chance.below(5)
  const text = Array.from({ length: requests }, () => one(chance, id)).join('')
  return { text, requests, leaves: chance.oneOf(['half', 'reset', 'waits']) }
}

/** Says it and gives what is heard until the server ends, or for a moment. */
async function talk(port: number, { text, leaves }: Said): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  let heard = ''
  socket.setEncoding('latin1').on('data', (chunk: string) => {
    heard += chunk
  })
  socket.on('error', () => {})
  const closed = once(socket, 'close').catch(() => {})
  const bytes = Buffer.from(text, text.length % 2 === 0 ? 'utf8' : 'latin1')
  if (leaves === 'half') socket.end(bytes)
  else socket.write(bytes, () => leaves === 'reset' && socket.resetAndDestroy())
  const timer = setTimeout(() => socket.destroy(), leaves === 'waits' ? 20 : 2000)
  await closed
  clearTimeout(timer)
  return heard
}

/** A served fake, and what was heard of it. */
async function listening() {
  const own = attacked()
  const server = await serve(own.fake, { maxHistory: 200 })
  onTestFinished(() => server.close())
  const list = { method: 'POST', headers: headersFor('ListFHIRDatastores'), body: '{}' }
  const failures: string[] = []
  async function tell(saying: Said): Promise<number[]> {
    const heard = await talk(server.port, saying)
    own.fake.faults.clear()
    const lines = heard.matchAll(/(?:^|\n)HTTP\/1\.1 (\d{3})/g)
    const statuses = Array.from(lines, ([, text]) => Number(text))
    if (statuses.includes(500)) failures.push(saying.text.slice(0, 500))
    return statuses
  }
  return {
    ...own,
    tell,
    failures,
    assertThere: async () => expect((await fetch(server.url, list)).status).toBe(200),
  }
}

it('No request over a socket ends the server, changes what refuses it, or holds memory', async () => {
  const count = shareOf(30_000)
  const [chance, isOver] = [chanceOf(seed), timeLimit()]
  const { id, look, tell, failures, assertThere } = await listening()
  const changed: string[] = []
  let before = memory()
  let [sent, refused] = [0, 0]

  for (; sent < count && !isOver(); sent += 1) {
    if (sent === 500) before = memory()
    const saying = plain(chance, id)
    const statuses = await tell(saying)
    const isRefused = statuses.length > 0 && statuses.every((status) => status >= 400)
    const change = look(isRefused)
    if (change !== undefined)
      changed.push(`${saying.text.slice(0, 300)} (${statuses.join(', ')}): ${change}`)
    if (isRefused) refused += 1
    if (sent % 200 === 0) await assertThere()
  }

  console.log(`${sent} of ${count} requests, ${refused} refused`)
  expect(failures.slice(0, 3)).toEqual([])
  expect(changed.slice(0, 3)).toEqual([])
  expect(refused).toBeGreaterThan(sent / 5)
  await assertThere()
  expect(memory() - before).toBeLessThan(30 * MEGABYTE)
})

it('No client that breaks off, resets or says all at once ends the server or holds memory', async () => {
  const count = shareOf(30_000)
  const [chance, isOver] = [chanceOf(seed + 1), timeLimit()]
  const { id, look, tell, failures, assertThere } = await listening()
  let before = memory()
  let sent = 0

  for (let round = 0; sent < count && !isOver(); round += 1) {
    if (round === 200) before = memory()
    const saying = hasty(chance, id)
    sent += saying.requests
    await tell(saying)
    look(false)
    if (round % 200 === 0) await assertThere()
  }

  console.log(`${sent} of ${count} requests`)
  expect(failures.slice(0, 3)).toEqual([])
  await assertThere()
  expect(memory() - before).toBeLessThan(30 * MEGABYTE)
})

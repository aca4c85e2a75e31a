import { createFakeHealthLake, MisuseError, type FakeHealthLake } from 'fake-healthlake'
import { exploreFaults } from 'fake-healthlake/explore'
import { interceptHttp } from 'fake-healthlake/http'
import http from 'node:http'
import https from 'node:https'
import net from 'node:net'
import tls from 'node:tls'
import { describe, expect, it, onTestFinished } from 'vitest'
import { rejectionOf, thrownBy } from '../thrown.ts'
import { askForDatastores, clients } from './clients.ts'
import { interceptUntilEnd } from './tools.ts'

// Loads Node's copy of undici, which sets its dispatcher.
void globalThis.Response

function lookAtNode(): unknown[] {
  return [
    globalThis.fetch,
    Reflect.get(globalThis, Symbol.for('undici.globalDispatcher.1')),
    Reflect.get(globalThis, Symbol.for('undici.globalDispatcher.2')),
    ...[tls, net, https.Agent.prototype, http.Agent.prototype, net.Socket.prototype].map((holder) =>
      Object.getOwnPropertyDescriptors(holder),
    ),
    ...Object.getOwnPropertySymbols(tls),
  ]
}

/** A host that is HealthLake's by its form, and is nowhere. */
async function isIntercepted(): Promise<boolean> {
  const address = 'https://healthlake.xx-nowhere-1.amazonaws.com/'
  const error = await rejectionOf(fetch(address)).catch(() => undefined)
  return error === undefined
}

const releases: Record<string, (fake: FakeHealthLake, interception: Disposable) => void> = {
  'the interception is disposed of': (_fake, interception) => interception[Symbol.dispose](),
  'the fake is disposed of': (fake) => fake[Symbol.dispose](),
  'both are, twice'(fake, interception) {
    for (const disposable of [fake, interception, fake, interception]) disposable[Symbol.dispose]()
  },
}

describe.each(Object.entries(releases))('Once %s', (_name, release) => {
  it('all is as it was before', async () => {
    const before = lookAtNode()
    const fake = createFakeHealthLake()
    const interception = interceptUntilEnd(fake)
    expect(lookAtNode()).not.toEqual(before)
    for (const send of Object.values(clients)) await askForDatastores(send)
    expect(await isIntercepted()).toBe(true)

    release(fake, interception)

    expect(lookAtNode()).toEqual(before)
    expect(await isIntercepted()).toBe(false)
  })

  it('connections that clients keep lead to the next fake', async () => {
    const [first, second] = [createFakeHealthLake(), createFakeHealthLake()]
    const interception = interceptUntilEnd(first)
    for (const send of Object.values(clients)) await askForDatastores(send)
    release(first, interception)

    interceptUntilEnd(second)
    for (const send of Object.values(clients)) await askForDatastores(send)

    expect(second.history).toHaveLength(Object.keys(clients).length)
    expect(first.history).toHaveLength(second.history.length)
  })

  it('a request that waits for its answer fails', async () => {
    const fake = createFakeHealthLake()
    fake.faults.add({ outcome: { kind: 'hang' }, times: 'always' })
    const interception = interceptUntilEnd(fake)
    const answers = Object.values(clients).map((send) => rejectionOf(askForDatastores(send)))
    while (fake.history.length < answers.length) await new Promise(setImmediate)

    release(fake, interception)

    for (const error of await Promise.all(answers)) expect(error).toBeInstanceOf(Error)
  })
})

describe('An interception is refused', () => {
  it('while there is another, by whichever fake', () => {
    const fake = createFakeHealthLake()
    const [interception, { stack }] = [interceptHttp(fake), new Error('here')]
    onTestFinished(() => interception.dispose())
    const before = lookAtNode()
    const [here] = /\/release\.test\.ts:\d+:/.exec(stack ?? '') ?? []

    for (const any of [fake, createFakeHealthLake()]) {
      const error = thrownBy(() => interceptHttp(any))
      expect(error).toBeInstanceOf(MisuseError)
      expect(error.message).toMatch(
        /^interceptHttp: HTTP is already intercepted, by this fake or another, at \S+; dispose of the earlier interception first\.$/,
      )
      expect(error.message).toContain(here)
    }
    expect(lookAtNode()).toEqual(before)
  })

  it.each([
    ['nothing', undefined],
    ['what is no fake', {}],
    ['what makes fakes', createFakeHealthLake],
  ])('of %s', (_what, given) => {
    expect(() => interceptHttp(given as unknown as FakeHealthLake)).toThrow(
      new MisuseError('interceptHttp: give what createFakeHealthLake() returned.'),
    )
  })

  it('of a fake that was disposed of', () => {
    const fake = createFakeHealthLake()
    fake[Symbol.dispose]()

    expect(() => interceptHttp(fake)).toThrow(/^This fake was disposed of/)
  })
})

it('What somebody else replaced meanwhile stays, and leads to where it was before', async () => {
  const { connect } = tls
  const interception = interceptUntilEnd(createFakeHealthLake())
  const ours = tls.connect
  const theirs = Object.assign((...args: Parameters<typeof connect>) => ours(...args), {})
  Object.assign(tls, { connect: theirs })

  interception[Symbol.dispose]()

  expect(tls.connect).toBe(theirs)
  expect(await isIntercepted()).toBe(false)
  Object.assign(tls, { connect })
})

it('The end of a run of exploreFaults ends the interceptions of its fork', async () => {
  const before = lookAtNode()
  const report = await exploreFaults(createFakeHealthLake(), async (fork) => {
    interceptHttp(fork)
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      const { status } = await askForDatastores(clients['axios'] as never).catch(() => ({
        status: 0,
      }))
      if (status === 200) return
    }
    throw new Error('gave up')
  })

  expect(report.runs).toBeGreaterThan(3)
  expect(lookAtNode()).toEqual(before)
})

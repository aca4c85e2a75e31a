import { describe, expect, it } from 'vitest'
import { served } from './tools.ts'

describe('A query that a path under /_fake would ignore', () => {
  it.each([
    ['GET', '/_fake/nextTransition'],
    ['GET', '/_fake/state'],
    ['GET', '/_fake/clock'],
    ['POST', '/_fake/clock', { advance: 1 }],
    ['POST', '/_fake/step'],
    ['GET', '/_fake/verify'],
    ['POST', '/_fake/verify'],
    ['POST', '/_fake/reset'],
    ['GET', '/_fake/snapshot'],
    ['DELETE', '/_fake/history'],
    ['POST', '/_fake/faults', { outcome: 'ThrottlingException' }],
    ['GET', '/_fake/importJobs/x'],
    ['PUT', '/_fake/objects/clinic/a', 'x'],
    ['GET', '/_fake/objects/clinic/a'],
    ['GET', '/_fake/ledger'],
  ])('is refused, and nothing is done: %s %s', async (method, path, body?: unknown) => {
    const { fake, steer } = await served()
    const before = fake.snapshot()

    expect(await steer(method, `${path}?minutes=20`, body)).toMatchObject({
      status: 400,
      json: { error: "The query is 'minutes=20', but this takes none; leave it out." },
    })
    expect(fake.snapshot()).toEqual(before)
  })

  it('is no matter to the page', async () => {
    const { server } = await served()

    expect((await fetch(`${server.url}/_fake/?from=a-link`)).status).not.toBe(400)
  })

  it.each(['jobs', 'importJobs', 'exportJobs'])(
    'is refused by /_fake/%s for a status that no job has',
    async (path) => {
      const { steer } = await served()

      expect(await steer('GET', `/_fake/${path}?status=FOO`)).toMatchObject({
        status: 400,
        json: {
          error: expect.stringMatching(/^jobs: status is 'FOO'; give one of SUBMITTED, /) as string,
        },
      })
      expect(await steer('GET', `/_fake/${path}?status=QUEUED`)).toMatchObject({ json: [] })
    },
  )
})

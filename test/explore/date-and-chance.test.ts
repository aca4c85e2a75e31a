import { createFakeHealthLake, manualClock, pollingClock, systemClock } from 'fake-healthlake'
import { exploreFaults } from 'fake-healthlake/explore'
import { describe, expect, it } from 'vitest'
import { create, explored, list, sleep } from './tools.ts'

describe('While a program is explored', () => {
  it('Date is as ever but for the time', async () => {
    const seen = await explored(() => [
      new Date(5).getTime(),
      new Date('2025-01-01').toISOString(),
      new Date(2025, 0, 31).getDate(),
      Date.UTC(2025, 0),
      Date.parse('1970-01-01T00:00:00.001Z'),
      new Date() instanceof Date,
      Object.prototype.toString.call(new Date()),
      Math.abs(Date.parse(Date()) - Date.now()) < 1000,
      new (class Later extends Date {})(7).getTime(),
    ])

    const first = Date.UTC(2025, 0)
    expect(seen).toEqual([
      5,
      '2025-01-01T00:00:00.000Z',
      31,
      first,
      1,
      true,
      '[object Date]',
      true,
      7,
    ])
  })

  it("Date is the fork's clock, however that is moved", async () => {
    const seen: string[][] = []
    const fake = createFakeHealthLake({ clock: manualClock('2001-02-03') })
    fake.clock.advance({ hours: 1 })

    await exploreFaults(
      fake,
      async (fork) => {
        const times: string[] = []
        const look = () => times.push(new Date().toISOString().slice(0, 19))
        look()
        await sleep(60_000)
        look()
        fork.clock.advance({ minutes: 5 })
        look()
        await list(fork.client())
        look()
        seen.push(times)
      },
      { outcomes: [{ kind: 'latency', duration: { seconds: 9 } }] },
    )

    const before = ['2001-02-03T01:00:00', '2001-02-03T01:01:00', '2001-02-03T01:06:00']
    expect(seen).toEqual([
      [...before, '2001-02-03T01:06:00'],
      [...before, '2001-02-03T01:06:09'],
      [...before, '2001-02-03T01:06:09'],
    ])
  })

  it('a poller that measures by CreatedAt survives', async () => {
    const fake = createFakeHealthLake({ clock: pollingClock({ polls: 3 }) })

    const report = await exploreFaults(
      fake,
      async (fork) => {
        await create(fork.client())
        for (;;) {
          const [store] = fork.datastores()
          if (store?.DatastoreStatus === 'ACTIVE') return
          if (Date.now() - Number(store?.CreatedAt) > 3_600_000) throw new Error('An hour!')
          await sleep(60_000)
          await list(fork.client())
        }
      },
      { outcomes: [{ kind: 'latency', duration: 5 }] },
    )

    expect(report.failures).toEqual([])
  })

  it("Date is the system's on a system's clock, and moves the fork's", async () => {
    const clock = systemClock()
    clock.advance({ days: 1 })
    const looks: number[][] = []
    const begun = Date.now()

    await exploreFaults(createFakeHealthLake({ clock }), async (fork) => {
      // The system's time may pass between two looks.
      const look = () => looks.push([fork.clock.now(), Date.now() + 86_400_000, fork.clock.now()])
      look()
      await sleep(3_600_000)
      look()
      await list(fork.directClient())
    })
    const passed = Date.now() - begun

    expect(looks).toEqual(looks.map((look) => look.toSorted((a, b) => a - b)))
    const [[before = 0] = [], [after = Infinity] = []] = looks
    expect(before - 86_400_000).toBeGreaterThanOrEqual(begun)
    expect(after - before).toBeGreaterThanOrEqual(3_600_000)
    expect(after - before).toBeLessThanOrEqual(3_600_000 + passed)
  })

  it('chance is the same in every run, so that the same calls are made', async () => {
    const drawn = new Set<string>()

    await exploreFaults(createFakeHealthLake(), async (fork) => {
      const some = Array.from({ length: 100 }, () => Math.random())
      expect(some.every((each) => each >= 0 && each < 1)).toBe(true)
      expect(new Set(some).size).toBe(100)
      drawn.add(some.join())
      await list(fork.directClient())
    })

    expect(drawn.size).toBe(1)
  })
})

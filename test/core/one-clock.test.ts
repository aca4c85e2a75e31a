import {
  createFakeHealthLake,
  manualClock,
  MisuseError,
  pollingClock,
  systemClock,
  type Clock,
} from 'fake-healthlake'
import { describe, expect, it } from 'vitest'

const serviceError = new MisuseError(
  "clock: this clock is another fake's, and two fakes share nothing; make one for each fake, or dispose of the other first.",
)

describe.each<[string, () => Clock]>([
  ['manualClock', manualClock],
  ['systemClock', systemClock],
  ['pollingClock', pollingClock],
])('A %s', (_name, make) => {
  it('is for one fake: a second that gets it is refused', () => {
    const options = { clock: make() }
    const fake = createFakeHealthLake(options)

    expect(() => createFakeHealthLake(options)).toThrow(serviceError)
    expect(() => createFakeHealthLake({ ...options, region: 'eu-west-1' })).toThrow(serviceError)
    expect(fake.clock).toBe(options.clock)
  })

  it('stays with its fake if that is reset', () => {
    const clock = make()
    createFakeHealthLake({ clock }).reset()

    expect(() => createFakeHealthLake({ clock })).toThrow(serviceError)
  })

  it('is free again once its fake is disposed of', () => {
    const clock = make()
    {
      using fake = createFakeHealthLake({ clock })
      fake.clock.advance({ hours: 1 })
    }

    expect(createFakeHealthLake({ clock }).clock).toBe(clock)
  })

  it('stays with the second fake if the first is disposed of again', () => {
    const clock = make()
    const first = createFakeHealthLake({ clock })
    first[Symbol.dispose]()
    createFakeHealthLake({ clock })

    first[Symbol.dispose]()

    expect(() => createFakeHealthLake({ clock })).toThrow(serviceError)
  })

  it('is free if a fake that would have got it was refused', () => {
    const clock = make()

    expect(() => createFakeHealthLake({ clock, seed: Number.NaN })).toThrow(MisuseError)
    expect(() => createFakeHealthLake({ clock, sdk: {} as never })).toThrow(MisuseError)

    expect(createFakeHealthLake({ clock }).clock).toBe(clock)
  })

  it('of a fork is its own, and is that of the fork alone', () => {
    const fake = createFakeHealthLake({ clock: make() })
    const fork = fake.fork()

    expect(() => createFakeHealthLake({ clock: fork.clock })).toThrow(serviceError)
    fork[Symbol.dispose]()
    expect(createFakeHealthLake({ clock: fork.clock }).clock).toBe(fork.clock)
    expect(() => createFakeHealthLake({ clock: fake.clock })).toThrow(serviceError)
  })

  it('is the same clock if its members are copied', () => {
    const clock = make()
    createFakeHealthLake({ clock: { ...clock } })

    expect(() => createFakeHealthLake({ clock })).toThrow(serviceError)
  })
})

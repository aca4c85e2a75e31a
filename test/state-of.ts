import type { FakeHealthLake } from 'fake-healthlake'

/** What a fake knows, as one text, but for what every request changes: its history, and the checksum over all. */
export function stateOf(fake: FakeHealthLake, ...alsoLeftOut: readonly string[]): string {
  const leftOut = ['history', 'checksum', ...alsoLeftOut]
  const members = Object.entries(fake.snapshot()).filter(([name]) => !leftOut.includes(name))
  return JSON.stringify(Object.fromEntries(members))
}

import type { FakeHealthLake } from 'fake-healthlake'

/**
 * What a fake knows, as one text, but for what every request changes: its history, how many ids S3 has drawn, and the
 * checksum over all.
 */
export function stateOf(fake: FakeHealthLake, ...alsoLeftOut: readonly string[]): string {
  const leftOut = ['history', 'checksum', ...alsoLeftOut]
  const { drawn, ...rest } = fake.snapshot()
  const { s3RequestId: _drawn, ...others } = drawn as Readonly<Record<string, number>>
  const members = Object.entries({ drawn: others, ...rest })
  return JSON.stringify(Object.fromEntries(members.filter(([name]) => !leftOut.includes(name))))
}

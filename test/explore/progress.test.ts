import { CreateFHIRDatastoreCommand } from '@aws-sdk/client-healthlake'
import { createFakeHealthLake } from 'fake-healthlake'
import { exploreFaults } from 'fake-healthlake/explore'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { list } from './tools.ts'

const r4 = { DatastoreTypeVersion: 'R4' } as const

/** Explores in 11 runs, each of which seems to take a tenth of a second. */
async function slowly(): Promise<void> {
  let now = 0
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 100))
  await exploreFaults(createFakeHealthLake(), (fork) =>
    fork.directClient().send(new CreateFHIRDatastoreCommand(r4)),
  )
}

describe('On a terminal', () => {
  const { isTTY } = process.stderr
  let written: string

  beforeEach(() => {
    written = ''
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      if (String(text).startsWith('\r')) written += String(text)
      return true
    })
  })
  afterEach(() => {
    process.stderr.isTTY = isTTY
  })

  it('progress is shown once it takes long, and wiped away in the end', async () => {
    process.stderr.isTTY = true

    await slowly()

    expect(written).toMatch(/^(\rexploreFaults: \d+ of 11 runs)+\r.\[K$/)
    expect(written).toContain('exploreFaults: 10 of 11 runs')
    expect(written).not.toContain('exploreFaults: 0 of')
  })

  it('nothing is shown if it does not, or if it is no terminal', async () => {
    process.stderr.isTTY = true
    await exploreFaults(createFakeHealthLake(), (fork) => list(fork.directClient()))
    process.stderr.isTTY = false
    await slowly()

    expect(written).toBe('')
  })
})

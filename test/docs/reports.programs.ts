import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createFakeHealthLake, pollingClock } from 'fake-healthlake'
import { exploreFaults } from 'fake-healthlake/explore'
import { describe, expect, it } from 'vitest'
import { provision } from '../../examples/provision.ts'

describe('The checked-in report', () => {
  it('on examples/provision.ts is what exploreFaults says', async () => {
    const fake = createFakeHealthLake({ clock: pollingClock() })

    const report = await exploreFaults(fake, (fork) => provision(fork.client(), () => {}))

    expect(`${report.toString()}\n`).toBe(readFileSync('examples/reports/provision.txt', 'utf8'))
  })

  it('on examples/explore-waiter.ts is what that prints', () => {
    const args = ['--no-warnings', '--import', 'tsx', 'examples/explore-waiter.ts']

    const { stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' })

    expect(stdout).toBe(readFileSync('examples/reports/waiter.txt', 'utf8'))
  })
})

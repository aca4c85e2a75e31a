import { createFakeHealthLake, pollingClock, type FakeHealthLake } from 'fake-healthlake'
import { exploreFaults } from 'fake-healthlake/explore'
import { describe, expect, it } from 'vitest'
import { exportBody, respondAsync } from './job-tools.ts'
import { signatureFor } from './tools.ts'

const signed = { authorization: signatureFor(), 'content-type': 'application/fhir+json' }

function prepared(): FakeHealthLake {
  const fake = createFakeHealthLake({ clock: pollingClock({ polls: 2 }) })
  const { DatastoreId } = fake.addDatastore({ DatastoreName: 'clinic' })
  fake.resources(DatastoreId).put({ resourceType: 'Patient', id: 'a' })
  return fake
}

/** Asks again a few times, whatever is wrong. */
async function ask(fake: FakeHealthLake, path: string, init: RequestInit = {}): Promise<Response> {
  const endpoint = fake.datastore('clinic')?.DatastoreEndpoint ?? ''
  const url = path.startsWith('http') ? path : endpoint + path
  const headers = { ...signed, ...(init.headers as Record<string, string>) }
  for (let left = 3; ; left -= 1) {
    try {
      const response = await fake.fetch(url, { ...init, headers })
      if (response.status < 400 || left === 0) return response
    } catch (error) {
      if (left === 0) throw error
    }
  }
}

/** Purges a patient, and waits until a poll says that it is over. */
async function purge(fake: FakeHealthLake, isOver: (status: string) => boolean): Promise<void> {
  const { headers } = await ask(fake, 'Patient/a/$purge', { method: 'POST' })
  const location = headers.get('content-location') ?? ''
  for (let polls = 0; polls < 10; polls += 1) {
    const { status } = (await (await ask(fake, location)).json()) as { status: string }
    if (isOver(status)) return
  }
  throw new Error('The patient is not purged.')
}

const transitions = [
  { kind: 'transition', to: 'FAILED' },
  { kind: 'transition', to: 'COMPLETED_WITH_ERRORS' },
  { kind: 'transition', after: Infinity },
] as const

function patientsIn(fork: FakeHealthLake): number {
  return fork.resources(fork.datastore('clinic')?.DatastoreId ?? '').list('Patient').length
}

describe('exploreFaults', () => {
  it('finds the program that takes a removal which failed for one that is done', async () => {
    const report = await exploreFaults(
      prepared(),
      (fork) => purge(fork, (status) => status !== 'SUBMITTED' && status !== 'IN_PROGRESS'),
      { outcomes: [...transitions], check: (fork) => expect(patientsIn(fork)).toBe(0) },
    )

    expect(report.failures.map(({ fault }) => fault)).toMatchObject([
      { operation: 'StartFHIRBulkDeleteJob', outcome: { kind: 'transition', to: 'FAILED' } },
      { operation: 'StartFHIRBulkDeleteJob', outcome: { kind: 'transition', after: Infinity } },
    ])
  })

  it('tries all ends that an export over REST may have, and none that a removal has not', async () => {
    const tried: string[] = []
    const report = await exploreFaults(
      prepared(),
      async (fork) => {
        const body = JSON.stringify(exportBody())
        await ask(fork, '$export', { method: 'POST', headers: respondAsync, body })
        await ask(fork, 'Patient/a/$purge', { method: 'POST' })
      },
      {
        outcomes: [...transitions],
        check: (fork) => {
          fork.settle()
          for (const { to, resource } of endsIn(fork)) tried.push(`${resource} ${to}`)
        },
      },
    )

    expect(report.runs).toBe(5)
    expect(new Set(tried)).toEqual(
      new Set([
        'exportJob COMPLETED',
        'exportJob COMPLETED_WITH_ERRORS',
        'exportJob FAILED',
        'removalJob COMPLETED',
        'removalJob FAILED',
      ]),
    )
  })
})

/** Where jobs ended, as the timeline tells. */
function endsIn(
  fork: FakeHealthLake,
): readonly { readonly to: string; readonly resource: string }[] {
  return fork
    .timeline()
    .split('\n\n')
    .flatMap((group) => {
      const [, resource = ''] = /^us-east-1 {2}(\w+Job) /.exec(group) ?? []
      const [, to = ''] = /IN_PROGRESS → (\w+)/.exec(group) ?? []
      return to === '' ? [] : [{ to, resource }]
    })
}

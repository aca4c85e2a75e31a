import {
  createFakeHealthLake,
  type Assumptions,
  type FakeHealthLake,
  type FhirRequest,
} from 'fake-healthlake'
import { exploreFaults } from 'fake-healthlake/explore'
import { describe, expect, it } from 'vitest'
import { saidBy } from '../explore/tools.ts'
import { bundle, patching } from './bundle-tools.ts'

function clinic(assumptions: Partial<Assumptions> = {}): FakeHealthLake {
  const fake = createFakeHealthLake({ assumptions })
  const { DatastoreId } = fake.addDatastore({ DatastoreName: 'clinic' })
  fake.resources(DatastoreId).put({ resourceType: 'Patient', id: 'p1', active: true })
  return fake
}

function endpointOf(fake: FakeHealthLake) {
  return fake.fhir(fake.datastore('clinic')?.DatastoreId ?? '')
}

/** Reads the patient and writes it, if nobody did since; gives the status. */
function deactivate(fork: FakeHealthLake, isGuarded = true): number {
  const endpoint = endpointOf(fork)
  const { body, headers } = endpoint.request({ path: 'Patient/p1' })
  const { status } = endpoint.request({
    method: 'PUT',
    path: 'Patient/p1',
    ...(isGuarded ? { headers: { 'if-match': headers['etag'] ?? '' } } : {}),
    body: { ...(body as object), active: false },
  })
  return status
}

const stale = { kind: 'error', name: 'PreconditionFailedException', statusCode: 412 } as const

/** Whether the patient is inactive, or the program failed. */
function assertDone(fork: FakeHealthLake, { status }: PromiseSettledResult<unknown>): void {
  const { body } = endpointOf(fork).request({ path: 'Patient/p1' })
  if (status === 'fulfilled' && (body as { active: boolean }).active) throw new Error('Not done')
}

describe('That somebody else was faster, exploreFaults tries', () => {
  it('where a write has If-Match, and finds the program that leaves it at that', async () => {
    const report = await exploreFaults(
      clinic(),
      async (fork) => {
        const status = deactivate(fork)
        if (status !== 200 && status !== 412) throw new Error('No', { cause: { status } })
      },
      { outcomes: [stale], check: assertDone },
    )

    expect(report).toMatchObject({ calls: 2, runs: 1 })
    expect(report.failures.map(({ error }) => saidBy(error))).toEqual(['Error: Not done'])
    expect(report.failures[0]?.reproduce).toBe(
      "fake.faults.add({ operation: 'UpdateResource', outcome: { kind: 'error', name: 'PreconditionFailedException', statusCode: 412 } })",
    )
  })

  it('without being asked to, once for each such write, and finds nothing where it is read and written again', async () => {
    const struck: unknown[] = []
    const report = await exploreFaults(
      clinic(),
      async (fork) => {
        const [rule] = fork.faults.pending()
        if (rule !== undefined && JSON.stringify(rule).includes('412')) struck.push(rule)
        while (deactivate(fork) === 412);
        deactivate(fork, false)
      },
      { check: assertDone },
    )

    expect(struck).toMatchObject([{ operation: ['UpdateResource'], skip: 0, outcome: stale }])
    expect(report.failures.filter(({ fault }) => JSON.stringify(fault).includes('412'))).toEqual([])
  })

  it.each([
    ['409', 'ConflictException'],
    ['412', 'PreconditionFailedException'],
  ] as const)(
    'at each patch with If-Match, by itself and in a batch, with %s where the endpoint answers so [patch-stale]',
    async (fhirStalePatch, name) => {
      const body = [{ op: 'add', path: '/active', value: false }]
      const { request, resource } = patching('Patient/p1', body)
      const entry = [{ resource, request: { ...request, ifMatch: 'W/"1"' } }]
      const requests: readonly FhirRequest[] = [
        { method: 'PATCH', path: 'Patient/p1', body },
        { method: 'PATCH', path: 'Patient/p1', body, headers: { 'if-match': 'W/"2"' } },
        { method: 'POST', path: '', body: bundle('batch', entry) },
      ]
      const seen = new Set<number>()
      let runs = 0
      const report = await exploreFaults(
        clinic({ fhirStalePatch }),
        async (fork) => {
          for (const asked of requests) seen.add(endpointOf(fork).request(asked).status)
        },
        {
          check() {
            runs += 1
            if (runs > 1) throw new Error('Shown')
          },
        },
      )

      const statusCode = Number(fhirStalePatch)
      const outcome = { kind: 'error', name, statusCode }
      const tried = report.failures.map(({ fault }) => fault)
      expect(tried.filter((fault) => /409|412/.test(JSON.stringify(fault)))).toEqual([
        { operation: 'PatchResource', skip: 1, outcome },
        {
          operation: 'PatchResource',
          input: { ResourceType: 'Patient', Id: 'p1' },
          skip: 2,
          outcome,
        },
      ])
      expect([409, 412].filter((status) => seen.has(status))).toEqual([statusCode])
    },
  )

  it('at the entry of a batch that has ifMatch', async () => {
    const body = {
      resourceType: 'Bundle',
      type: 'batch',
      entry: ['p1', 'p2'].map((id) => ({
        resource: { resourceType: 'Patient', id },
        request: { method: 'PUT', url: `Patient/${id}`, ...(id === 'p1' && { ifMatch: 'W/"1"' }) },
      })),
    }
    let runs = 0
    const report = await exploreFaults(
      clinic(),
      async (fork) => endpointOf(fork).request({ method: 'POST', path: '', body }),
      {
        outcomes: [stale],
        check() {
          runs += 1
          if (runs > 1) throw new Error('Shown')
        },
      },
    )

    expect(report.failures.map(({ fault }) => fault)).toEqual([
      { operation: 'UpdateResource', input: { ResourceType: 'Patient', Id: 'p1' }, outcome: stale },
    ])
  })
})

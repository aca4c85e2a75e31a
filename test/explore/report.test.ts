import { createFakeHealthLake } from 'fake-healthlake'
import { exploreFaults } from 'fake-healthlake/explore'
import { describe, expect, it } from 'vitest'
import { fragile, make, outcomes } from './fragile.ts'
import { create, errorOf, hang, list, lost, reset, truncated } from './tools.ts'

describe('A report', () => {
  it('tells of each failure what struck where, in order, with a line', async () => {
    const report = await exploreFaults(make(), fragile, {
      outcomes: [
        errorOf('ThrottlingException'),
        lost,
        truncated,
        hang,
        { kind: 'transition', to: 'CREATE_FAILED' },
        { kind: 'transition', after: Infinity },
      ],
      maxCalls: 50,
    })

    expect(report.toString().split('\n')).toEqual([
      '3 calls, 26 runs with a fault each: 14 survived, 12 failed.',
      '',
      'Error: It waits for ever for a response that never comes, because nothing limits how long a request may take. Give the client requestHandler: { requestTimeout: 5000, throwOnRequestTimeout: true }, or each request a signal such as AbortSignal.timeout(5000).',
      '  call 1, CreateFHIRDatastore: no response, ever (one attempt)',
      "    fake.faults.add({ operation: 'CreateFHIRDatastore', per: 'attempt', outcome: { kind: 'hang' } })",
      '  and in 5 further runs, where CreateFHIRDatastore, DescribeFHIRDatastore and ListFHIRDatastores get no response',
      '',
      'Error: It made more than 50 calls; if that is right, give a larger maxCalls.',
      '  call 1, CreateFHIRDatastore: what it starts ends in CREATE_FAILED',
      "    fake.faults.add({ operation: 'CreateFHIRDatastore', outcome: { kind: 'transition', to: 'CREATE_FAILED' } })",
      '  call 1, CreateFHIRDatastore: what it starts never ends',
      "    fake.faults.add({ operation: 'CreateFHIRDatastore', outcome: { kind: 'transition', after: Infinity } })",
      '',
      'Error: It\'s a "bad" day.',
      '  call 3, ListFHIRDatastores: ThrottlingException (the whole call)',
      "    fake.faults.add({ operation: 'ListFHIRDatastores', outcome: { kind: 'error', name: 'ThrottlingException' } })",
      '  The program rejected, but its error does not show the fault: put ThrottlingException or 400 into its message, give it the response or its error as cause, or allow it with accepts.',
      '  call 3, ListFHIRDatastores: ECONNRESET after the work, so the response is lost (the whole call)',
      "    fake.faults.add({ operation: 'ListFHIRDatastores', outcome: { kind: 'connection', code: 'ECONNRESET', when: 'after' } })",
      '  The program rejected, but its error does not show the fault: put ECONNRESET into its message, give it the error of the request as cause, or allow it with accepts.',
      '  call 3, ListFHIRDatastores: a truncated response (one attempt)',
      "    fake.faults.add({ operation: 'ListFHIRDatastores', per: 'attempt', outcome: { kind: 'corrupt', body: 'truncated' } })",
      '  call 3, ListFHIRDatastores: a truncated response (the whole call)',
      "    fake.faults.add({ operation: 'ListFHIRDatastores', outcome: { kind: 'corrupt', body: 'truncated' } })",
      '  The program rejected, but its error does not show the fault: give it the SyntaxError as cause, or allow it with accepts.',
    ])
  })

  it('counts, and is one line if nothing failed', async () => {
    const report = await exploreFaults(createFakeHealthLake(), (fork) => list(fork.client()), {
      outcomes: [reset, truncated],
    })

    expect(report).toMatchObject({ calls: 1, runs: 4, failures: [] })
    expect(String(report)).toBe('1 call, 4 runs with a fault each: 4 survived, 0 failed.')
  })

  it('has a word for every outcome', async () => {
    const report = await exploreFaults(
      createFakeHealthLake(),
      async (fork) => {
        const begun = fork.clock.now()
        const id = await create(fork.directClient()).catch(() => '')
        if (id === '' || fork.clock.now() > begun) throw new Error('No')
        fork.clock.advance({ minutes: 15 })
        if (fork.datastore(id)?.DatastoreStatus !== 'ACTIVE') throw new Error('No')
      },
      { outcomes, anyError: true },
    )

    const told = report
      .toString()
      .split('\n')
      .filter((line) => line.startsWith('  call 1, '))
      .map((line) => line.replace('  call 1, CreateFHIRDatastore: ', ''))
    expect(told).toEqual([
      'AccessDeniedException (the whole call)',
      'Odd.Name_1-a (the whole call)',
      'ECONNRESET before the work (the whole call)',
      'ECONNRESET after the work, so the response is lost (the whole call)',
      'a truncated response (the whole call)',
      'an empty response (the whole call)',
      'a response only after 5 ms (the whole call)',
      'a response only after {"minutes":1} (the whole call)',
      'what it starts never ends',
      'what it starts takes {"hours":1}',
      'what it starts ends in CREATE_FAILED',
      'no response, ever (the whole call)',
    ])
  })

  it('says if faults struck nothing, as the program goes its own way', async () => {
    let runs = 0

    const report = await exploreFaults(
      createFakeHealthLake(),
      async (fork) => {
        runs += 1
        if (runs === 1) await list(fork.directClient())
      },
      { outcomes: [reset, hang] },
    )

    expect(report).toMatchObject({ calls: 1, runs: 2, failures: [] })
    expect(String(report)).toBe(
      '1 call, 2 runs with a fault each: 2 survived, 0 failed.\nIn 2 of them the fault applied to nothing, because the program does not always make the same calls.',
    )
  })

  it('cuts what is too long', async () => {
    const report = await exploreFaults(
      createFakeHealthLake(),
      (fork) =>
        list(fork.directClient()).catch(() => {
          throw new Error('long '.repeat(500))
        }),
      { outcomes: [reset] },
    )

    const [, , error = ''] = report.toString().split('\n')
    expect(error).toMatch(/^Error: long long .*…$/)
    expect(error).toHaveLength(300)
  })
})

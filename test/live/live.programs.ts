import { execFile } from 'node:child_process'
import { createFakeHealthLake, pollingClock, type FakeHealthLakeOptions } from 'fake-healthlake'
import { serve } from 'fake-healthlake/http'
import { fileURLToPath } from 'node:url'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { backups } from '../../src/model/ledger/backups.ts'
import { data } from '../../src/model/ledger/data.ts'
import { events } from '../../src/model/ledger/events.ts'
import { fhirBundles } from '../../src/model/ledger/fhir-bundles.ts'
import { fhirEndpoint } from '../../src/model/ledger/fhir-endpoint.ts'
import { fhirJobs } from '../../src/model/ledger/fhir-jobs.ts'
import { fhirPatch } from '../../src/model/ledger/fhir-patch.ts'
import { fhirResults } from '../../src/model/ledger/fhir-results.ts'
import { fhirSearch } from '../../src/model/ledger/fhir-search.ts'
import { fhirValidation } from '../../src/model/ledger/fhir-validation.ts'
import { objects } from '../../src/model/ledger/objects.ts'
import { serverAt } from '../http/command.ts'
import { settingsFrom } from './settings.ts'
import { askedIn, verdictLines } from './verdicts.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const vitest = `${root}node_modules/vitest/vitest.mjs`

interface Ran {
  readonly code: number
  readonly lines: readonly string[]
  /** The data stores that are left. */
  readonly left: readonly string[]
}

/** Runs the contract against a fake behind its HTTP door, where nothing takes long. */
async function run(options: FakeHealthLakeOptions): Promise<Ran> {
  const fake = createFakeHealthLake({ clock: pollingClock({ polls: 10 }), ...options })
  const server = await serve(fake, { datastoreOrigin: 'aws' })
  try {
    const { code, out } = await vitestRun({
      HEALTHLAKE_LIVE_ENDPOINT: server.url,
      HEALTHLAKE_LIVE_PAUSE_MS: '1',
    })
    const left = fake
      .datastores()
      .filter(({ DatastoreStatus }) => !['DELETING', 'DELETED'].includes(DatastoreStatus))
    return { code, lines: out.split('\n'), left: left.map(({ DatastoreId }) => DatastoreId) }
  } finally {
    await server.close()
  }
}

const results = mkdtempSync(join(tmpdir(), 'live-results-'))

afterAll(() => rmSync(results, { recursive: true }))

function vitestRun(env: Record<string, string>): Promise<{ code: number; out: string }> {
  const args = [vitest, 'run', '--config', 'test/live/vitest.config.ts']
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      args,
      {
        cwd: root,
        env: {
          PATH: process.env['PATH'],
          NO_COLOR: '1',
          HEALTHLAKE_LIVE_RESULTS: results,
          ...env,
        },
      },
      (error, out) => resolve({ code: Number(error?.code ?? 0), out }),
    )
  })
}

// What needs a clock, a fault, another seed or a look at what only the test's author sees; the data behind jobs among it.
// The contract asks no FHIR endpoint.
const notReached = new Set([
  ...[backups, data, events, objects].flatMap(Object.keys),
  ...[fhirBundles, fhirEndpoint, fhirJobs, fhirPatch, fhirResults].flatMap(Object.keys),
  ...[fhirSearch, fhirValidation].flatMap(Object.keys),
  'booleans-as-text',
  'cancel-export',
  'deleting-keeps-error-cause',
  'delete-failed',
  'durations',
  'endpoint-partition',
  'error-cause',
  'fault-errors',
  'every-region',
  'http-not-simulated',
  'job-durations',
  'jobs-are-kept',
  'jobs-of-deleted-datastore',
  'list-page-size',
  'message-items',
  'numbers-floored',
  'presigned',
  'rate-quota',
  'request-order',
  'response-type',
  'signature-scope',
  'signed-twice',
  'smart-metadata-lists',
  'smart-metadata-values',
  'too-many-datastores',
  'too-many-queued-jobs',
  'transformation-import',
  'update-create-failed',
  'update-failed-reverts',
  'update-replaces-identity-provider',
])

describe('The contract of the real service, against a fake', () => {
  it('agrees in all that can be reached, and leaves nothing behind', async () => {
    const { code, lines, left } = await run({})

    const rest = lines.filter((line) => /^[a-z-]+ +not reached/.test(line))
    expect(new Set(rest.map((line) => line.split(' ')[0]))).toEqual(notReached)
    expect(lines).toContain(`70 agree, 0 differ, ${notReached.size} are not reached`)
    expect({ code, left }).toEqual({ code: 0, left: [] })
  })

  it('tells what differs, fails, and leaves nothing behind either', async () => {
    const { code, lines, left } = await run({
      assumptions: {
        httpStatus: 'modelled',
        clientTokenMismatch: 'first-wins',
        identityProviderForAwsAuth: 'ValidationException',
      },
    })

    const differing = lines.filter((line) => /^[a-z-]+ +differs/.test(line))
    expect(differing.map((line) => line.replace(/ +/, ' '))).toEqual([
      'http-status differs (got 404)',
      'client-token-mismatch differs (got The request was not refused.)',
      expect.stringMatching(
        /^identity-provider-for-aws-auth differs \(got ValidationException: Metadata, /,
      ),
      'unknown-operation differs (got [ "UnknownOperationException", 404, ])',
    ])
    expect({ code, left }).toEqual({ code: 1, left: [] })
  })
})

// Long enough that each status is seen.
const commandLine =
  '--datastore-origin aws --lifecycle createDatastore=8s,updateDatastore=3s,deleteDatastore=3s,startJob=2s,exportJob=3s,importJob=1s'

it('One variable is enough to ask the command, and what it says is kept as its own word', async (context) => {
  const server = await serverAt(context, [...commandLine.split(' '), '--port', '0'])

  const { code, out } = await vitestRun({ HEALTHLAKE_LIVE_ENDPOINT: server.url })

  const { host } = new URL(server.url)
  const heading = `Asked: ${host}, which is not AWS; what it says is no evidence of the service.`
  const kept = readFileSync(join(results, `${host.replace(':', '-')}.txt`), 'utf8')
  expect(kept).toMatch(/ agree, 0 differ, \d+ are not reached\n$/)
  expect(kept.startsWith(heading)).toBe(true)
  expect(out).toContain(kept.trim())
  expect(code).toBe(0)
})

describe('Who is asked', () => {
  it.each([
    [{ AWS_REGION: 'eu-west-1' }, 'Asked: AWS HealthLake, healthlake.eu-west-1.amazonaws.com'],
    [
      { AWS_REGION: 'eu-west-1', HEALTHLAKE_LIVE_ENDPOINT: 'https://x.vpce.amazonaws.com' },
      'Asked: AWS HealthLake, x.vpce.amazonaws.com',
    ],
    [
      { HEALTHLAKE_LIVE_ENDPOINT: 'http://emulator:4566' },
      'Asked: emulator:4566, which is not AWS',
    ],
  ])('is told of %j', (environment, title) => {
    expect(askedIn(environment).title).toContain(title)
    expect(askedIn(environment).file).toMatch(/^test\/live\/results\/[\w.-]+\.txt$/)
  })
})

describe('Its settings', () => {
  const live = { HEALTHLAKE_LIVE: '1', AWS_REGION: 'us-east-1' }

  it('demand that somebody wants it', () => {
    expect(() => settingsFrom({ AWS_REGION: 'us-east-1' })).toThrow(/Set HEALTHLAKE_LIVE=1/)
  })

  it('do not let CI near an account', () => {
    expect(() => settingsFrom({ ...live, CI: 'true' })).toThrow('It is not for CI')
    expect(settingsFrom({ ...live, CI: 'true', HEALTHLAKE_LIVE_ENDPOINT: 'http://x' })).toBeTruthy()
  })

  it('demand a region, and somebody who wants it, of AWS alone', () => {
    const endpoint = { HEALTHLAKE_LIVE_ENDPOINT: 'https://x.vpce.amazonaws.com' }

    expect(() => settingsFrom({ HEALTHLAKE_LIVE: '1' })).toThrow('Set AWS_REGION.')
    expect(() => settingsFrom({ ...endpoint, AWS_REGION: 'us-east-1' })).toThrow(
      'HEALTHLAKE_LIVE=1',
    )
    expect(() => settingsFrom({ ...live, ...endpoint, CI: 'true' })).toThrow('It is not for CI')
    expect(settingsFrom({ HEALTHLAKE_LIVE_ENDPOINT: 'http://emulator:4566' })).toMatchObject({
      region: 'us-east-1',
      isFree: true,
      jobs: { input: 's3://records/in' },
    })
  })

  it('begin each run’s names with a prefix of its own', () => {
    const one = settingsFrom({ ...live, HEALTHLAKE_LIVE_RUN: 'one' })

    expect(one).toMatchObject({ prefix: 'fake-healthlake-live-one-', pause: 20_000, sweeps: false })
    expect(settingsFrom(live).prefix).toMatch(/^fake-healthlake-live-[0-9a-z]+-$/)
  })
})

function verdict(...outcomes: Parameters<typeof verdictLines>[0]): string | undefined {
  return verdictLines(outcomes)
    .find((line) => line.startsWith('datastore-id '))
    ?.replace(/ +/, ' ')
}

describe('The verdict on a ledger entry', () => {
  const title = 'a store has an id [datastore-id]'
  const agrees = { title, state: 'agrees' } as const

  it('is that it agrees if all its checks do', () => {
    expect(verdict(agrees, agrees)).toBe('datastore-id agrees')
  })

  it('is that it differs if one of its checks does', () => {
    expect(verdict(agrees, { title, state: 'differs', got: 'got 7' }, agrees)).toBe(
      'datastore-id differs (got 7)',
    )
  })

  it('is that it is not reached if one of its checks could not be made', () => {
    expect(verdict(agrees, { title, state: 'not reached', got: 'fetch failed' })).toBe(
      'datastore-id not reached (fetch failed)',
    )
  })

  it('is that it is not reached if nothing checks it', () => {
    expect(verdict()).toBe('datastore-id not reached')
  })
})

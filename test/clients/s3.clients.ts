import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished, type TestContext } from 'vitest'
import { serverAt } from '../http/command.ts'
import { role } from '../values.ts'
import { run, versionOf } from './foreign.ts'
import { filesOfJobs } from './s3-javascript.ts'

const cli = versionOf('The AWS CLI', 'aws', ['--version'])
const boto3 = versionOf('boto3', 'python3', ['-c', 'import boto3; print(boto3.__version__)'])

const program = fileURLToPath(new URL('s3_test.py', import.meta.url))
const lines = '{"resourceType":"Patient","id":"p1"}\n{"resourceType":"Patient"}'

const serverOf = (context: TestContext) =>
  serverAt(context, ['--port', '0', '--clock', 'polling', '--quiet'])

const output = (name: string) => `S3Configuration={S3Uri=s3://clinic/${name},KmsKeyId=alias/a}`

/** A folder, until the test ends. */
function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'fake-healthlake-'))
  onTestFinished(() => rmSync(path, { recursive: true }))
  return path
}

/** The AWS CLI, which is told the address by its environment alone. */
async function calling(context: TestContext) {
  const { url, steer } = await serverOf(context)
  const env = { AWS_ENDPOINT_URL: url, AWS_ENDPOINT_URL_S3: url }
  async function aws(...args: string[]): Promise<string> {
    const { code, out, err } = await run('aws', args, env)
    expect(code === 0 ? 'done' : err).toBe('done')
    return out
  }
  async function json(...args: string[]): Promise<Record<string, unknown>> {
    return JSON.parse(await aws('healthlake', ...args)) as Record<string, unknown>
  }
  return { url, steer, aws, json }
}

describe(
  'Over the command alone, with the files of jobs at the same port',
  { timeout: 300_000 },
  () => {
    it("AWS's clients for JavaScript put a file, import it, read what came of it, export and get the files", async (context) => {
      const { url, steer } = await serverOf(context)

      const journey = await filesOfJobs(url, lines)

      expect(journey).toMatchObject({
        status: 'COMPLETED_WITH_ERRORS',
        manifest: { failureOutput: expect.anything() as unknown },
        successes: expect.stringContaining('"statusCode":201') as string,
        failures: expect.stringContaining('"statusCode":400') as string,
        exported: [expect.stringContaining('"id":"p1"') as string],
      })
      expect(await steer('GET', '/_fake/history')).toMatchObject({ status: 200 })
    })

    it.runIf(boto3 !== undefined)('boto3 does so, in parts and with links too', async (context) => {
      const { url } = await serverOf(context)

      const { code, err } = await run('python3', [program, '-v'], { HEALTHLAKE_URL: url })

      expect(code === 0 ? 'passed' : err).toBe('passed')
      expect(err).toMatch(/^Ran 5 tests/m)
    })

    it.runIf(cli !== undefined)('the AWS CLI does so', async (context) => {
      const { aws, json } = await calling(context)
      const local = folder()
      writeFileSync(join(local, 'patients.ndjson'), lines)

      await aws('s3', 'cp', join(local, 'patients.ndjson'), 's3://clinic/in/patients.ndjson')
      const { DatastoreId } = await json('create-fhir-datastore', '--datastore-type-version', 'R4')
      const id = ['--datastore-id', String(DatastoreId)]
      await aws('healthlake', 'wait', 'fhir-datastore-active', ...id)
      const of = ['--data-access-role-arn', role, ...id]
      const { JobId } = await json(
        'start-fhir-import-job',
        ...of,
        '--input-data-config',
        'S3Uri=s3://clinic/in/',
        '--job-output-data-config',
        output('out'),
      )
      let job: Record<string, unknown> = {}
      do {
        const described = await json('describe-fhir-import-job', ...id, '--job-id', String(JobId))
        job = described['ImportJobProperties'] as typeof job
      } while (!String(job['JobStatus']).startsWith('COMPLETED'))
      const exported = await json(
        'start-fhir-export-job',
        ...of,
        '--output-data-config',
        output('exports'),
      )
      const jobId = ['--job-id', String(exported['JobId'])]
      await json('describe-fhir-export-job', ...id, ...jobId)
      await aws('healthlake', 'wait', 'fhir-export-job-completed', ...id, ...jobId)
      await aws('s3', 'sync', 's3://clinic', local, '--no-progress')

      const files = readdirSync(local, { recursive: true, encoding: 'utf8' })
      const read = (name: RegExp) =>
        readFileSync(join(local, files.find((file) => name.test(file)) ?? ''), 'utf8')
      expect(job).toMatchObject({ JobStatus: 'COMPLETED_WITH_ERRORS' })
      expect(JSON.parse(read(/^out.*Manifest\.json$/))).toHaveProperty('failureOutput')
      expect(read(/SUCCESS.*\.ndjson$/)).toContain('"statusCode":201')
      expect(read(/FAILURE.*\.ndjson$/)).toContain('"statusCode":400')
      expect(read(/^exports.*Patient.*\.ndjson$/)).toContain('"id":"p1"')
    })

    it.runIf(cli !== undefined)(
      'the AWS CLI copies, syncs, lists, moves and removes',
      async (context) => {
        const { aws } = await calling(context)
        const local = folder()
        const big = Buffer.alloc(20_000_000, 'fake-healthlake')
        mkdirSync(join(local, 'up', 'ü +&'), { recursive: true })
        writeFileSync(join(local, 'up', 'big'), big)
        writeFileSync(join(local, 'up', 'ü +&', 'small'), 'x')
        writeFileSync(join(local, 'up', 'empty'), '')
        const s3 = (...args: string[]) => aws('s3', ...args)

        await s3('mb', 's3://clinic')
        await s3('sync', join(local, 'up'), 's3://clinic/all', '--no-progress')
        await s3('cp', 's3://clinic/all/big', 's3://other/big', '--no-progress')
        await s3('mv', 's3://clinic/all/empty', 's3://clinic/moved', '--no-progress')
        await s3('sync', 's3://clinic', join(local, 'down'), '--no-progress')
        const again = await s3('sync', 's3://clinic', join(local, 'down'), '--no-progress')
        const listed = await s3('ls', '--recursive', 's3://clinic')
        await s3('rb', '--force', 's3://clinic')

        expect(readFileSync(join(local, 'down', 'all', 'big')).equals(big)).toBe(true)
        expect(readFileSync(join(local, 'down', 'all', 'ü +&', 'small'), 'utf8')).toBe('x')
        expect(again).toBe('')
        expect(
          listed
            .replaceAll(/^\S+ \S+ +/gm, '')
            .trim()
            .split('\n'),
        ).toEqual(['20000000 all/big', '1 all/ü +&/small', '0 moved'])
        expect(await s3('ls')).toMatch(/^\S+ \S+ other\n$/)
        await s3('cp', 's3://other/big', join(local, 'copied'), '--no-progress')
        expect(readFileSync(join(local, 'copied')).equals(big)).toBe(true)
      },
    )
  },
)

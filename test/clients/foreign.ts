import { execFile, spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** Asks a program for its version; undefined if it is not there, which is told. */
export function versionOf(name: string, command: string, args: readonly string[]) {
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8' })
  const version = status === 0 ? stdout.trim() : undefined
  console.log(
    version === undefined
      ? `!!! ${name} is not on this machine. Its tests are left out.`
      : `${name}: ${version}`,
  )
  return version
}

/** Whether something must be there. */
export const isCi = (process.env['CI'] ?? '') !== ''

/** AWS's service model of September 2026 or later, if somebody names one. */
export const model = process.env['HEALTHLAKE_MODEL']

if (model === undefined) {
  console.log(
    '!!! HEALTHLAKE_MODEL names no service-2.json of September 2026 or later. UpdateFHIRDatastore and RestoreFHIRDatastore are left out.',
  )
}

/** What runs as a program of its own. */
export interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Runs a program with no other AWS settings than these. */
export function run(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  const options = { env: { ...plainEnvironment(), ...env }, maxBuffer: 2 ** 24 }
  return new Promise((resolve) => {
    execFile(command, args, options, (error, out, err) => {
      resolve({ code: Number(error?.code ?? 0), out, err })
    })
  })
}

function plainEnvironment(): Record<string, string> {
  const own = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !entry[0].startsWith('AWS_'),
  )
  return {
    ...Object.fromEntries(own),
    NO_PROXY: '127.0.0.1',
    AWS_ACCESS_KEY_ID: 'anybody',
    AWS_SECRET_ACCESS_KEY: 'anything',
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_PAGER: '',
  }
}

/** Lays a service model out as AWS_DATA_PATH wants it, until the end of the test. */
export function dataPathOf(path: string): string {
  const root = mkdtempSync(join(tmpdir(), 'fake-healthlake-'))
  onTestFinished(() => rmSync(root, { recursive: true }))
  const folder = join(root, 'healthlake', '2017-07-01')
  mkdirSync(folder, { recursive: true })
  copyFileSync(path, join(folder, 'service-2.json'))
  return root
}

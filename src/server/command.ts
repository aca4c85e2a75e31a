import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { MisuseError } from '../kernel/errors.ts'
import { readSpan } from '../kernel/time.ts'
import type { Lifecycle } from '../model/life-cycles.ts'
import type { Snapshot } from '../state/snapshot.ts'
import { createFakeHealthLake } from '../clients/create-fake.ts'
import type { FakeHealthLake } from '../clients/fake.ts'
import type { FakeHealthLakeOptions } from '../clients/fake-options.ts'
import { defaultDurations } from '../model/life-cycles.ts'
import { beginWith } from './begin.ts'
import { toClock } from './clocks.ts'
import { toRules } from './control/rules.ts'
import { readDataFiles } from './data-files.ts'
import { help, version } from './help.ts'
import { createLog, formatFailure, type HttpExchange } from './log.ts'
import { serveHeard, type FakeServer } from './serve.ts'
import { toServeOptions, whereOptions } from './where.ts'

const options = {
  ...whereOptions,
  region: { type: 'string' },
  account: { type: 'string' },
  seed: { type: 'string' },
  clock: { type: 'string', default: 'system' },
  start: { type: 'string' },
  lifecycle: { type: 'string' },
  instant: { type: 'boolean' },
  quotas: { type: 'string', default: 'none' },
  'unknown-members': { type: 'string', default: 'reject' },
  faults: { type: 'string' },
  snapshot: { type: 'string' },
  data: { type: 'string' },
  quiet: { type: 'boolean', short: 'q' },
  version: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

export async function runCommand(args: readonly string[]): Promise<FakeServer | undefined> {
  try {
    const { values } = parseArgs({ args: [...args], options })
    if (values.help === true) {
      process.stdout.write(help)
      return undefined
    }
    if (values.version === true) {
      process.stdout.write(`${version}\n`)
      return undefined
    }
    const fake = createServedFake(values)
    const isQuiet = values.quiet === true
    const server = await serveHeard(fake, toServeOptions(values), {
      ...(isQuiet ? {} : { onExchange: startLog(fake) }),
      onFailure: logFailure,
    })
    process.stdout.write(
      `fake-healthlake listens at ${server.url}\nIts page is at ${server.url}/_fake/\n`,
    )
    return server
  } catch (error) {
    process.stderr.write(`fake-healthlake: ${describe(error)}\n`)
    process.stderr.write('Try fake-healthlake --help.\n')
    process.exitCode = 2
    return undefined
  }
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const isTaken = 'code' in error && error.code === 'EADDRINUSE'
  return isTaken
    ? `${error.message}; give another --port, or --port 0 for a free one.`
    : error.message
}

function startLog(fake: FakeHealthLake): (exchange: HttpExchange) => void {
  const isColoured = process.stdout.isTTY && (process.env['NO_COLOR'] ?? '') === ''
  const toLines = createLog(fake, isColoured)
  return (exchange) => process.stdout.write(toLines(exchange))
}

function logFailure(error: unknown): void {
  process.stderr.write(formatFailure(error))
}

type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values']

function createServedFake(values: Values): FakeHealthLake {
  const { snapshot, data, faults, start } = values
  if (snapshot !== undefined && start !== undefined) {
    throw new MisuseError(
      '--start and --snapshot: a snapshot has a time of its own; give one of the two.',
    )
  }
  return beginWith(createFakeHealthLake(toOptions(values)), {
    snapshot: snapshot === undefined ? undefined : (readJson('--snapshot', snapshot) as Snapshot),
    files: data === undefined ? [] : readDataFiles(data),
    rules: faults === undefined ? [] : toRules(readJson('--faults', faults)),
    file: faults,
  })
}

function toOptions(values: Values): FakeHealthLakeOptions {
  const { region, account, seed, quotas, 'unknown-members': unknownMembers } = values
  if (quotas !== 'none' && quotas !== 'aws') {
    throw new MisuseError(`--quotas is ${quotas}; give none or aws.`)
  }
  if (unknownMembers !== 'reject' && unknownMembers !== 'ignore') {
    throw new MisuseError(`--unknown-members is ${unknownMembers}; give reject or ignore.`)
  }
  return {
    ...(region === undefined ? {} : { region }),
    ...(account === undefined ? {} : { accountId: account }),
    ...(seed === undefined ? {} : { seed: toSeed(seed) }),
    clock: toClock(values.clock, values.start),
    quotas,
    unknownMembers,
    lifecycle: { ...(values.instant === true ? instant : {}), ...toLifecycle(values.lifecycle) },
  }
}

function toSeed(text: string): number {
  const seed = text.trim() === '' ? Number.NaN : Number(text)
  if (Number.isFinite(seed)) return seed
  throw new MisuseError(`--seed is ${text}; give a number.`)
}

const { deletedRetention: _kept, ...taking } = defaultDurations
const instant: Partial<Lifecycle> = Object.fromEntries(Object.keys(taking).map((name) => [name, 0]))

function toLifecycle(text: string | undefined): Partial<Lifecycle> {
  const pairs = text === undefined ? [] : text.split(',')
  return Object.fromEntries(
    pairs.map((pair) => {
      const [name = '', ...span] = pair.split('=')
      return [name.trim(), toLifecycleSpan(span.join('=').trim(), pair)]
    }),
  )
}

function toLifecycleSpan(span: string, pair: string): number {
  if (span === 'never') return Infinity
  const milliseconds = readSpan(span)
  if (!Number.isNaN(milliseconds)) return milliseconds
  throw new MisuseError(`--lifecycle: ${pair} is not of the form createDatastore=5s.`)
}

function readJson(option: string, path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''))
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new MisuseError(`${option}: ${path} cannot be read as JSON: ${why}`)
  }
}

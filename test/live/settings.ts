/** Where the contract is checked, as the environment says. */
export interface Settings {
  readonly region: string
  /** Another endpoint than AWS's, such as a fake's; then nothing costs anything. */
  readonly endpoint: string | undefined
  /** How long to wait between two looks, in milliseconds. */
  readonly pause: number
  /** How long to wait for one change of a status, in milliseconds. */
  readonly patience: number
  /** What the names of all data stores of this run begin with. */
  readonly prefix: string
  /** Whether data stores that earlier runs left are deleted too. */
  readonly sweeps: boolean
  /** What jobs need, if there shall be any. */
  readonly jobs: JobSettings | undefined
}

export interface JobSettings {
  /** The role that the service takes to read and write. */
  readonly role: string
  /** Where outputs go, such as `s3://bucket/folder`. */
  readonly output: string
  /** The key that outputs are encrypted with. */
  readonly key: string
  /** What an import reads, if there shall be one. */
  readonly input: string | undefined
}

type Environment = Readonly<Record<string, string | undefined>>

/** What the names of the data stores of all runs begin with. */
export const family = 'fake-healthlake-live-'

/** Reads the settings; throws, and says what to do, unless somebody asked for this on purpose. */
export function settingsFrom(environment: Environment): Settings {
  const endpoint = environment['HEALTHLAKE_LIVE_ENDPOINT']
  const region = environment['AWS_REGION'] ?? environment['AWS_DEFAULT_REGION']
  demand(
    environment['HEALTHLAKE_LIVE'] === '1',
    'It creates data stores, which cost money. Set HEALTHLAKE_LIVE=1 if you want that; see test/live/README.md.',
  )
  demand(
    endpoint !== undefined || (environment['CI'] ?? '') === '',
    'It is not for CI: it would create data stores in an AWS account.',
  )
  if (region === undefined) throw new Error('Set AWS_REGION.')
  return {
    region,
    endpoint,
    pause: Number(environment['HEALTHLAKE_LIVE_PAUSE_MS'] ?? 20_000),
    patience: Number(environment['HEALTHLAKE_LIVE_PATIENCE_MS'] ?? 3_600_000),
    prefix: `${family}${environment['HEALTHLAKE_LIVE_RUN'] ?? Date.now().toString(36)}-`,
    sweeps: environment['HEALTHLAKE_LIVE_SWEEP'] === '1',
    jobs: jobSettingsFrom(environment),
  }
}

function jobSettingsFrom(environment: Environment): JobSettings | undefined {
  const role = environment['HEALTHLAKE_LIVE_ROLE']
  const output = environment['HEALTHLAKE_LIVE_OUTPUT']
  const key = environment['HEALTHLAKE_LIVE_KEY']
  if (role === undefined || output === undefined || key === undefined) return undefined
  return { role, output, key, input: environment['HEALTHLAKE_LIVE_INPUT'] }
}

function demand(condition: boolean, otherwise: string): void {
  if (!condition) throw new Error(otherwise)
}

/** Where the contract is checked, as the environment says. */
export interface Settings {
  readonly region: string
  /** Another endpoint than AWS's, such as a fake's; then nothing costs anything. */
  readonly endpoint: string | undefined
  /** Whether the endpoint is none of AWS's. */
  readonly isFree: boolean
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

export type Environment = Readonly<Record<string, string | undefined>>

/** What the names of the data stores of all runs begin with. */
export const family = 'fake-healthlake-live-'

/** Where AWS's own endpoint of a region is. */
export function hostOf(region: string): string {
  return `https://healthlake.${region}.amazonaws.com/`
}

/** Whether an endpoint is one of AWS's, where a data store costs money. */
export function isAws(endpoint: string | undefined): boolean {
  return (
    endpoint === undefined ||
    /\.(?:amazonaws\.com(?:\.cn)?|api\.aws)$/.test(new URL(endpoint).hostname)
  )
}

/** Reads the settings; throws, and says what to do, unless it is free of charge or somebody asked for it on purpose. */
export function settingsFrom(environment: Environment): Settings {
  const endpoint = environment['HEALTHLAKE_LIVE_ENDPOINT']
  const isFree = !isAws(endpoint)
  if (!isFree) demandConsent(environment)
  const given = { ...(isFree ? madeUp : ofAws), ...environment }
  return {
    region: regionFrom(environment, isFree ? 'us-east-1' : undefined),
    endpoint,
    isFree,
    pause: Number(given.HEALTHLAKE_LIVE_PAUSE_MS),
    patience: Number(given.HEALTHLAKE_LIVE_PATIENCE_MS),
    prefix: `${family}${environment['HEALTHLAKE_LIVE_RUN'] ?? Date.now().toString(36)}-`,
    sweeps: environment['HEALTHLAKE_LIVE_SWEEP'] === '1',
    jobs: jobSettingsFrom(given),
  }
}

function demandConsent(environment: Environment): void {
  demand(
    environment['HEALTHLAKE_LIVE'] === '1',
    'It creates data stores, which cost money. Set HEALTHLAKE_LIVE=1 if you want that, or HEALTHLAKE_LIVE_ENDPOINT to what is not AWS; see test/live/README.md.',
  )
  demand(
    (environment['CI'] ?? '') === '',
    'It is not for CI: it would create data stores in an AWS account.',
  )
}

function regionFrom(environment: Environment, otherwise: string | undefined): string {
  const region = environment['AWS_REGION'] ?? environment['AWS_DEFAULT_REGION'] ?? otherwise
  if (region === undefined) throw new Error('Set AWS_REGION.')
  return region
}

const ofAws = {
  HEALTHLAKE_LIVE_PAUSE_MS: '20000',
  HEALTHLAKE_LIVE_PATIENCE_MS: '3600000',
}

// What does not look at them takes them.
const madeUp = {
  HEALTHLAKE_LIVE_PAUSE_MS: '50',
  HEALTHLAKE_LIVE_PATIENCE_MS: '60000',
  HEALTHLAKE_LIVE_ROLE: 'arn:aws:iam::123456789012:role/jobs',
  HEALTHLAKE_LIVE_INPUT: 's3://records/in',
  HEALTHLAKE_LIVE_OUTPUT: 's3://records/out',
  HEALTHLAKE_LIVE_KEY: 'alias/records',
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

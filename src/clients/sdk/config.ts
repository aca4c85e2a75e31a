import type { HealthLakeClientConfig } from '@aws-sdk/client-healthlake'
import { assertThat } from '../../kernel/assert-options.ts'
import { MisuseError } from '../../kernel/errors.ts'
import type { Service } from '../../service/service.ts'
import { show } from '../../kernel/suggest.ts'
import { findLimitMistake } from '../delivery.ts'
import { assertSendable, findCommand } from './commands.ts'
import { virtualClockRetries } from './retry.ts'
import { makeClient, type Sdk } from './sdk.ts'
import { createTransport } from './transport.ts'
import { serviceHost } from '../../model/addresses.ts'

const DEFAULT_MAX_ATTEMPTS = 3

const NOWHERE = 'us-east-1'

// Access keys that belong to nobody; requests are signed with them.
export const credentials = { accessKeyId: 'AKIDFAKEHEALTHLAKE', secretAccessKey: 'fake' }

export function hermeticConfig(
  service: Service,
  sdk: Sdk,
  given: HealthLakeClientConfig = {},
): HealthLakeClientConfig {
  assertConfig(given)
  const config = withoutUndefined(given)
  const { region = service.settings.region, maxAttempts = DEFAULT_MAX_ATTEMPTS } = config
  const openRegion = toProvider(region)
  const options = readHandlerOptions(config.requestHandler)
  const ownRetries = config.retryStrategy !== undefined || config.retryMode !== undefined
  return {
    defaultsMode: 'standard',
    retryMode: 'standard',
    endpoint:
      typeof region === 'string'
        ? toEndpoint(region)
        : async () => toEndpoint((await openRegion()) ?? service.settings.region),
    ...pinned,
    ...config,
    useFipsEndpoint: false,
    useDualstackEndpoint: false,
    region,
    maxAttempts,
    credentials: typeof config.credentials === 'object' ? config.credentials : credentials,
    requestHandler: createTransport(() => service, {
      options,
      handler: once(() => makeHandler(sdk, options)),
    }),
    ...(ownRetries ? {} : { retryStrategy: virtualClockRetries(service, toProvider(maxAttempts)) }),
  }
}

function assertConfig(config: unknown): void {
  if (typeof config === 'object' && config !== null) return
  throw new MisuseError(
    `The client's configuration is ${show(config)}; give an object such as { region: 'eu-west-1' }, or nothing.`,
  )
}

function withoutUndefined(config: HealthLakeClientConfig): HealthLakeClientConfig {
  return Object.fromEntries(Object.entries(config).filter(([, value]) => value !== undefined))
}

// What the SDK reads from files and the environment besides, and has no typed option for in every version.
export const pinned = {
  userAgentAppId: async () => undefined,
  authSchemePreference: async () => [],
  disableClockSkewCorrection: async () => false,
}

// It is the one part of a configuration that sees the input before the serialiser drops what it does not know.
export function createCheckingEndpoint(
  service: Service,
): Pick<HealthLakeClientConfig, 'endpointProvider'> {
  function endpointProvider(
    { Endpoint, Region }: { Endpoint?: string | undefined; Region?: string | undefined },
    context: object = {},
  ) {
    const command = findCommand(context)
    if (command !== undefined) assertSendable(service, command)
    return { url: new URL(Endpoint ?? toUrl(Region ?? service.settings.region)) }
  }
  return { endpointProvider }
}

// No request is sent there.
export function toUrl(region: string): string {
  return `https://${serviceHost(region)}/`
}

export function toEndpoint(region: string) {
  return { protocol: 'https:', hostname: serviceHost(region), path: '/' }
}

function readHandlerOptions(given: HealthLakeClientConfig['requestHandler']): object {
  if (given === undefined) return {}
  const isObject = typeof given === 'object' && given !== null
  const right =
    'options such as { requestTimeout: 1000, throwOnRequestTimeout: true }, or leave it out'
  assertThat(isObject, 'config.requestHandler', given, right)
  if ('handle' in given) {
    throw new MisuseError(
      'config.requestHandler is a request handler of your own, which would bypass the fake; leave it out, or give handler options such as { requestTimeout: 1000, throwOnRequestTimeout: true }.',
    )
  }
  const mistake = findLimitMistake(given)
  if (mistake !== undefined) throw new MisuseError(`config.requestHandler: ${mistake}`)
  return given
}

// The one that the SDK would send by. What it makes of its options differs by version.
function makeHandler(sdk: Sdk, requestHandler: object): object {
  return makeClient(sdk, { region: NOWHERE, credentials, requestHandler }).config.requestHandler
}

function once<T extends object>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}

function toProvider<T>(value: T | (() => Promise<T>)): () => Promise<T> {
  return typeof value === 'function' ? (value as () => Promise<T>) : async () => value
}

import type { HealthLakeClient } from '@aws-sdk/client-healthlake'
import type { Service } from '../../service/service.ts'
import { asIfNamed } from './as-if-named.ts'
import { addInputCheck } from './commands.ts'
import { credentials, pinned, toEndpoint, toUrl } from './config.ts'
import { readOwnRegion } from './own-region.ts'
import { virtualClockRetries, type RetryStrategy } from './retry.ts'
import { createTransport } from './transport.ts'

type Config = HealthLakeClient['config'] & Record<string, unknown>

// Leads a client to whichever fake counts when it is asked. It takes the place of everything in the client's
// configuration that could lead elsewhere, or that reads the environment.
export function redirect(client: HealthLakeClient, current: () => Service): () => void {
  const config = client.config as Config
  const { region, requestHandler } = config
  const readRegion = async () => (await readOwnRegion(region)) ?? current().settings.region
  const overrides: Record<string, unknown> = {
    requestHandler: createTransport(current, { options: {}, handler: () => requestHandler }),
    region: readRegion,
    credentials: async () => credentials,
    endpoint: async () => toEndpoint(await readRegion()),
    isCustomEndpoint: true,
    endpointProvider: toSignedEndpoint,
    useFipsEndpoint: async () => false,
    useDualstackEndpoint: async () => false,
    cacheMiddleware: false,
    signingRegion: undefined,
    signingName: undefined,
    retryStrategy: chooseRetries(config, current),
    ...pinned,
  }
  const before = Object.keys(overrides).map((name) => [name, name in config, config[name]] as const)
  Object.assign(config, overrides)
  const removeCheck = addInputCheck(client, current)
  return () => {
    removeCheck()
    for (const [name, wasThere, value] of before) {
      if (wasThere) config[name] = value
      else Reflect.deleteProperty(config, name)
    }
  }
}

// Older versions of the SDK would sign for a region that they find out themselves.
function toSignedEndpoint({ Region: signingRegion }: { Region: string }): object {
  const authSchemes = [{ name: 'sigv4', signingName: 'healthlake', signingRegion }]
  return { url: new URL(toUrl(signingRegion)), properties: { authSchemes } }
}

// The SDK's default strategy gives way to one without timers; a mode or strategy that somebody chose stays.
function chooseRetries(config: Config, current: () => Service): () => Promise<RetryStrategy> {
  const own = config.retryStrategy as unknown as () => Promise<
    RetryStrategy & { getMaxAttempts?: () => Promise<number> }
  >
  const chosen = new WeakMap<Service, Promise<RetryStrategy>>()
  async function choose(service: Service): Promise<RetryStrategy> {
    await askWithoutFiles([config.maxAttempts, config['retryMode']])
    const strategy = await own()
    const standard = /^(Standard|Adaptive)RetryStrategy$/.test(strategy.constructor.name)
    if (typeof config['retryMode'] === 'string' || !standard) return strategy
    return virtualClockRetries(
      service,
      async () => (await strategy.getMaxAttempts?.()) ?? config.maxAttempts(),
    )
  }
  return () => {
    const service = current()
    const strategy = chosen.get(service) ?? choose(service)
    chosen.set(service, strategy)
    return strategy
  }
}

// How often a client tries is what its code or a variable says. Where neither does, it is as often as the SDK does of
// itself, whatever the machine's files say.
async function askWithoutFiles(settings: readonly unknown[]): Promise<void> {
  const usual = { AWS_MAX_ATTEMPTS: '3', AWS_RETRY_MODE: 'standard' }
  const providers = settings.filter((setting) => typeof setting === 'function')
  // What a provider throws is told by the SDK, which asks it again.
  await asIfNamed(usual, () =>
    Promise.allSettled(providers.map(async (ask): Promise<unknown> => ask())),
  )
}

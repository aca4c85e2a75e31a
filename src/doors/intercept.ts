import type { HealthLakeClient } from '@aws-sdk/client-healthlake'
import { lookAtInputs } from '../adapters/commands.ts'
import { credentials, endpointIn, pinned, urlIn } from '../adapters/config.ts'
import { ownRegionOf } from '../adapters/own-region.ts'
import { timelessRetries, type RetryStrategy } from '../adapters/retry.ts'
import { createTransport, serviceBehind } from '../adapters/transport.ts'
import { MisuseError } from '../core/errors.ts'
import { demandUndisposed } from '../core/requests/misuse.ts'
import type { Service } from '../core/service.ts'

type Config = HealthLakeClient['config'] & Record<string, unknown>
type Send = (this: HealthLakeClient, ...args: unknown[]) => unknown

const marker = Symbol('intercepted')

/**
 * Leads a client that the code under test made, or every client of a class, to the service.
 *
 * @param service The service
 * @param target The client or the class
 * @returns How to let it go again; also safe to call twice
 * @throws MisuseError if the target is no client, is frozen, is intercepted already or leads to another fake
 */
export function intercept(
  service: Service,
  target: typeof HealthLakeClient | HealthLakeClient,
): () => void {
  demandUndisposed(service)
  const holder = holderOf(target)
  const own = Object.getOwnPropertyDescriptor(holder, 'send')
  const original = Reflect.get(holder, 'send') as unknown as Send
  if (holder === target) demandFree(service, holder)
  if (marker in original && own !== undefined) {
    throw new MisuseError(
      'intercept: this target is intercepted already; dispose of the earlier interception first.',
    )
  }

  const led = new Map<HealthLakeClient, () => void>()
  function send(this: HealthLakeClient, ...args: unknown[]): unknown {
    if (!led.has(this) && serviceBehind(this.config.requestHandler) === undefined)
      led.set(this, lead(service, this))
    return original.apply(this, args)
  }
  const replaced = Reflect.defineProperty(holder, 'send', {
    value: Object.assign(send, { [marker]: true }),
    configurable: true,
    writable: true,
  })
  if (!replaced) throw frozen()

  let released = false
  return () => {
    if (released) return
    released = true
    if (own === undefined) Reflect.deleteProperty(holder, 'send')
    else Object.defineProperty(holder, 'send', own)
    for (const release of led.values()) release()
  }
}

function holderOf(target: unknown): HealthLakeClient {
  const holder: unknown =
    typeof target === 'function' ? (target as typeof HealthLakeClient).prototype : target
  const isClient =
    typeof holder === 'object' &&
    holder !== null &&
    'send' in holder &&
    typeof holder.send === 'function'
  if (!isClient) {
    throw new MisuseError(
      'intercept: the target is neither a client nor a class of clients; give HealthLakeClient or an instance of it.',
    )
  }
  return holder as HealthLakeClient
}

// A client of another fake stays with it, whatever its `send` does, and one that is frozen cannot be led anywhere.
function demandFree(service: Service, { config }: Partial<HealthLakeClient>): void {
  if (config === undefined) return
  const other = serviceBehind(config.requestHandler)
  if (other !== undefined && other !== service) {
    throw new MisuseError(
      'intercept: this client leads to another fake already: that fake made it, or intercepts its class; give a client that leads to none.',
    )
  }
  if (Object.isFrozen(config)) throw frozen()
}

function frozen(): MisuseError {
  return new MisuseError(
    'intercept: the target is frozen, so it cannot be led to the fake; intercept one that is not.',
  )
}

// Everything in the client's configuration that could lead elsewhere, or that reads the environment.
function lead(service: Service, client: HealthLakeClient): () => void {
  const config = client.config as Config
  const { region } = config
  const regionOf = async () => (await ownRegionOf(region)) ?? service.settings.region
  const overrides: Record<string, unknown> = {
    requestHandler: createTransport(service),
    region: regionOf,
    credentials: async () => credentials,
    endpoint: async () => endpointIn(await regionOf()),
    isCustomEndpoint: true,
    endpointProvider: signedEndpointIn,
    useFipsEndpoint: async () => false,
    useDualstackEndpoint: async () => false,
    cacheMiddleware: false,
    signingRegion: undefined,
    signingName: undefined,
    retryStrategy: retriesOf(service, config),
    ...pinned,
  }
  const before = Object.keys(overrides).map((name) => [name, name in config, config[name]] as const)
  Object.assign(config, overrides)
  const lookAway = lookAtInputs(service, client)
  return () => {
    lookAway()
    for (const [name, wasThere, value] of before) {
      if (wasThere) config[name] = value
      else Reflect.deleteProperty(config, name)
    }
  }
}

// Older versions would sign for a region that they look for themselves.
function signedEndpointIn({ Region: signingRegion }: { Region: string }): object {
  const authSchemes = [{ name: 'sigv4', signingName: 'healthlake', signingRegion }]
  return { url: new URL(urlIn(signingRegion)), properties: { authSchemes } }
}

// The SDK's default strategy gives way to one without timers; a mode or strategy that somebody chose stays.
function retriesOf(service: Service, config: Config): () => Promise<RetryStrategy> {
  const own = config.retryStrategy as unknown as () => Promise<
    RetryStrategy & { getMaxAttempts?: () => Promise<number> }
  >
  let chosen: Promise<RetryStrategy> | undefined
  async function choose(): Promise<RetryStrategy> {
    const strategy = await own()
    const standard = /^(Standard|Adaptive)RetryStrategy$/.test(strategy.constructor.name)
    if (typeof config['retryMode'] === 'string' || !standard) return strategy
    return timelessRetries(
      service,
      async () => (await strategy.getMaxAttempts?.()) ?? config.maxAttempts(),
    )
  }
  return () => (chosen ??= choose())
}

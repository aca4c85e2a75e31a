import type { HealthLakeClient } from '@aws-sdk/client-healthlake'
import { MisuseError } from '../kernel/errors.ts'
import { shortened } from '../kernel/suggest.ts'
import { assertNotDisposed } from '../service/misuse.ts'
import type { Service } from '../service/service.ts'
import { watchEscapes } from './escapes.ts'
import {
  callThrough,
  choose,
  enterContext,
  serviceOfCall,
  type Interception,
  type Interceptions,
} from './interceptions.ts'
import { isModuleMock } from './sdk/module-mock.ts'
import { redirect } from './sdk/redirect.ts'
import type { SendArguments } from './sdk/send.ts'
import { findTransport } from './sdk/transport.ts'

type Send = (this: HealthLakeClient, ...args: SendArguments) => unknown

// A class of clients or one client whose `send` was replaced, and what leads it.
interface Target {
  readonly interceptions: Interceptions
  // Puts all back as it was.
  readonly restore: () => void
}

const marker = Symbol('intercepted')

export function intercept(service: Service, target: unknown): () => void {
  assertNotDisposed(service)
  const holder = findHolder(target)
  if (holder === target) assertNotLedElsewhere(service, holder)
  const replaced = findTarget(holder)
  if (replaced !== undefined) assertNotTwice(service, replaced.interceptions)
  const { interceptions, restore } = replaced ?? replaceSend(holder)
  const interception: Interception = { service, all: interceptions, isOver: false }
  interceptions.add(interception)
  enterContext(interception)
  // Who intercepts one client alone may mean others to go elsewhere.
  const stopWatching = holder === target ? undefined : watchEscapes(service)

  function release(): void {
    if (interception.isOver) return
    interception.isOver = true
    service.releases.delete(release)
    interceptions.delete(interception)
    stopWatching?.()
    if (interceptions.size === 0) restore()
  }
  service.releases.add(release)
  return release
}

function findHolder(target: unknown): HealthLakeClient {
  if (isModuleMock(target)) {
    throw new MisuseError(
      'intercept: this is a module mock (vi.mock or jest.mock), whose clients do nothing; remove the mock of @aws-sdk/client-healthlake, which an interception does not need.',
    )
  }
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
  assertOfHealthLake(holder as HealthLakeClient)
  return holder as HealthLakeClient
}

// Of a class, only S3's is told by its name: names may be minified, and what other clients send is refused anyway.
function assertOfHealthLake({ config, constructor: made }: Partial<HealthLakeClient>): void {
  const { serviceId = namesOf(made).includes('S3Client') ? 'S3' : 'HealthLake' } = Object(
    config,
  ) as { readonly serviceId?: unknown }
  if (typeof serviceId !== 'string' || serviceId === 'HealthLake') return
  const right =
    serviceId === 'S3'
      ? 'put a mock of it on the in-memory S3: fake.objects.attach(mockClient(S3Client)), by aws-sdk-client-mock, or see guides/s3.md.'
      : 'give HealthLakeClient or an instance of it.'
  throw new MisuseError(
    `intercept: this is a client of ${shortened(serviceId)}, not of HealthLake; ${right}`,
  )
}

// Of a class and of those that it extends.
function namesOf(made: unknown): readonly string[] {
  if (typeof made !== 'function' || made === Function.prototype) return []
  return [made.name, ...namesOf(Object.getPrototypeOf(made))]
}

// A client of another fake stays with it, whatever its `send` does, and one that is frozen cannot be led anywhere.
function assertNotLedElsewhere(service: Service, { config }: Partial<HealthLakeClient>): void {
  if (config === undefined) return
  const leads = findTransport(config.requestHandler)
  if (leads !== undefined && leads() !== service) {
    throw new MisuseError(
      'intercept: this client already leads to another fake, which made it or intercepts its class; give a client that leads to none.',
    )
  }
  if (Object.isFrozen(config)) throw frozenError()
}

// Another fake may: whether one test does both or two at once cannot be told, for runners start concurrent tests in one
// context.
function assertNotTwice(service: Service, interceptions: Interceptions): void {
  if (![...interceptions].some((other) => other.service === service)) return
  throw new MisuseError(
    'intercept: this fake already intercepts this target; dispose of the earlier interception first.',
  )
}

function findTarget(holder: HealthLakeClient): Target | undefined {
  if (!Object.hasOwn(holder, 'send')) return undefined
  return (holder.send as unknown as { readonly [marker]?: Target })[marker]
}

function replaceSend(holder: HealthLakeClient): Target {
  const own = Object.getOwnPropertyDescriptor(holder, 'send')
  const original = Reflect.get(holder, 'send') as unknown as Send
  const interceptions: Interceptions = new Set()
  const redirected = new Map<HealthLakeClient, () => void>()

  function send(this: HealthLakeClient, ...args: SendArguments): unknown {
    if (!redirected.has(this)) {
      if (findTransport(this.config.requestHandler) !== undefined) return original.apply(this, args)
      redirected.set(
        this,
        redirect(this, () => serviceOfCall(interceptions)),
      )
    }
    return callThrough(choose(interceptions), () => original.apply(this, args))
  }
  function restore(): void {
    if (own === undefined) Reflect.deleteProperty(holder, 'send')
    else Object.defineProperty(holder, 'send', own)
    for (const release of redirected.values()) release()
  }

  const target: Target = { interceptions, restore }
  const isReplaced = Reflect.defineProperty(holder, 'send', {
    value: Object.assign(send, { [marker]: target }),
    configurable: true,
    writable: true,
  })
  if (!isReplaced) throw frozenError()
  return target
}

function frozenError(): MisuseError {
  return new MisuseError(
    'intercept: the target is frozen, so it cannot be redirected to the fake; intercept one that is not.',
  )
}

import type { HealthLakeClient, HealthLakeClientConfig } from '@aws-sdk/client-healthlake'
import { HealthLakeClient as Client } from '@aws-sdk/client-healthlake'
import type { FakeHealthLake } from 'fake-healthlake'

type Open = (fake: FakeHealthLake, config?: HealthLakeClientConfig) => HealthLakeClient

/** The two ways to a client that takes a configuration. */
export const configured: readonly (readonly [name: string, open: Open])[] = [
  ['client', (fake, config) => fake.client(config)],
  ['clientConfig', (fake, config) => new Client(fake.clientConfig(config))],
]

/** What a client hands to its transport. */
export interface Sent {
  readonly hostname: string
  readonly headers: Readonly<Record<string, string>>
}

/** Gathers what a client hands to its transport from now on. */
export function sentBy(client: HealthLakeClient): readonly Sent[] {
  const sent: Sent[] = []
  client.middlewareStack.add(
    (next) => async (args) => {
      const { hostname, headers } = args.request as Sent
      sent.push({ hostname, headers: { ...headers } })
      return next(args)
    },
    { step: 'finalizeRequest', priority: 'low' },
  )
  return sent
}

/** Gives who signed a request, and where for. */
export function signedBy({ headers }: Sent): {
  key: string | undefined
  region: string | undefined
} {
  const [, key, region] =
    /Credential=([^/]+)\/\d{8}\/([^/]+)\//.exec(headers['authorization'] ?? '') ?? []
  return { key, region }
}

/** Lets the first attempts of a client fail on the way there, or on the way back. */
export function breakWay(
  client: HealthLakeClient,
  way: 'there' | 'back',
  errors: readonly Error[],
): void {
  const left = [...errors]
  client.middlewareStack.add(
    (next) => async (args) => {
      const error = left.shift()
      if (error === undefined) return next(args)
      if (way === 'back') await next(args)
      throw error
    },
    { step: 'deserialize', priority: 'low' },
  )
}

/** An error as the network has it. */
export function connectionReset(): Error {
  return Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' })
}

/** An error of that name, which the SDK goes by. */
export function errorNamed(name: string): Error {
  return Object.assign(new Error(name), { name })
}

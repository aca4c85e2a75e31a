import { createFakeHealthLake, type FakeHealthLake } from 'fake-healthlake'
import { onTestFinished } from 'vitest'
import type { FakeDoor, Refusal } from './door.ts'
import { headersFor, requestFor } from '../wire/tools.ts'
import { read, written } from './seconds.ts'
import { timeOf } from './time-of.ts'

/** Where requests go, until it is closed. */
export interface Wire {
  answer(request: Request): Promise<Response>
  close?(): Promise<void>
}

/** Makes a door for those who have no SDK: AWS JSON 1.0, written and read by hand. */
export function wireDoor(name: string, wireTo: (fake: FakeHealthLake) => Wire): FakeDoor {
  return {
    name,
    takesNewer: true,
    showsNewer: true,
    open(options) {
      const fake = createFakeHealthLake(options)
      const wire = wireTo(fake)

      function close(): void {
        fake[Symbol.dispose]()
      }

      onTestFinished(async () => {
        close()
        await wire.close?.()
      })
      return {
        fake,
        async send(operation, input, region = fake.region) {
          const response = await wire.answer(
            requestFor(operation, written(input), {
              url: `https://healthlake.${region}.amazonaws.com/`,
              headers: headersFor(operation, region),
            }),
          )
          const body = read(await response.text()) as Record<string, unknown>
          if (response.status !== 200) throw refused(response, body)
          return body as never
        },
        until: timeOf(fake),
        close,
      }
    },
    refusal(error) {
      if (!(error instanceof Error) || !isRefusal(error.cause)) throw error
      return error.cause
    },
  }
}

function refused(response: Response, body: Record<string, unknown>): Error {
  const message = String(body['Message'])
  const cause: Refusal = {
    name: String(body['__type']).replace(/^.*#/, ''),
    message,
    fault: response.status < 500 ? 'client' : 'server',
    statusCode: response.status,
  }
  return new Error(message, { cause })
}

function isRefusal(cause: unknown): cause is Refusal {
  return typeof cause === 'object' && cause !== null && 'statusCode' in cause
}

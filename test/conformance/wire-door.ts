import { createFakeHealthLake, type FakeHealthLake, type OperationName } from 'fake-healthlake'
import { onTestFinished } from 'vitest'
import type { FakeDoor, Refusal } from './door.ts'
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
          const response = await wire.answer(requestFor(operation, input, region))
          const body = JSON.parse(await response.text(), dated) as Record<string, unknown>
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

function requestFor(operation: OperationName, input: object, region: string): Request {
  const scope = `20250101/${region}/healthlake/aws4_request`
  return new Request(`https://healthlake.${region}.amazonaws.com/`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `HealthLake.${operation}`,
      'x-amz-date': '20250101T000000Z',
      authorization: `AWS4-HMAC-SHA256 Credential=AKIDFETCH/${scope}, SignedHeaders=host;x-amz-date;x-amz-target, Signature=${'0'.repeat(64)}`,
    },
    body: JSON.stringify(input, seconds),
  })
}

// On the wire a time is in seconds since 1970. A Date has made text of itself before a replacer sees it.
function seconds(this: unknown, member: string, value: unknown): unknown {
  const given = (this as Record<string, unknown>)[member]
  return given instanceof Date ? given.getTime() / 1000 : value
}

const times = ['CreatedAt', 'SubmitTime', 'EndTime']

function dated(member: string, value: unknown): unknown {
  return times.includes(member) && typeof value === 'number' ? new Date(value * 1000) : value
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

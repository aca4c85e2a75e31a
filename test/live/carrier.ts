import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { ListFHIRDatastoresCommand, type HealthLakeClient } from '@aws-sdk/client-healthlake'

/** What came over the wire, whatever the SDK makes of it. */
export interface Carried {
  readonly status: number
  readonly body: string
}

interface Message {
  body: unknown
  readonly headers: Record<string, string>
  readonly statusCode?: number
}

/**
 * Carries a body to an operation with all that AWS's own client does: credentials, signature, retries. So operations and
 * members get through that the SDK installed here does not know. Rejects if no answer comes.
 */
export async function carry(
  client: HealthLakeClient,
  operation: string,
  body: string,
): Promise<Carried> {
  const command = new ListFHIRDatastoresCommand({})
  let carried: Carried | undefined
  command.middlewareStack.add(
    (next) => async (args) => {
      const request = args.request as Message
      request.body = body
      request.headers['x-amz-target'] = `HealthLake.${operation}`
      request.headers['content-length'] = String(Buffer.byteLength(body))
      return next(args)
    },
    { step: 'build', priority: 'low', name: 'loadOtherRequest' },
  )
  command.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args)
      const response = result.response as Message
      const whole = await text(response.body as Readable)
      carried = { status: response.statusCode ?? Number.NaN, body: whole }
      response.body = Readable.from([Buffer.from(whole)])
      return result
    },
    { step: 'deserialize', priority: 'low', name: 'keepWholeAnswer' },
  )
  try {
    await client.send(command)
  } catch (error) {
    if (carried === undefined) throw error
  }
  if (carried === undefined) throw new Error('No answer came.')
  return carried
}

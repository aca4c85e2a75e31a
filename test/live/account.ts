import { setTimeout as sleep } from 'node:timers/promises'
import { HealthLakeClient } from '@aws-sdk/client-healthlake'
import type { Door, OpenDoor, Refusal } from '../conformance/door.ts'
import { read, written } from '../conformance/seconds.ts'
import { carry } from './carrier.ts'
import { hostOf, type Settings } from './settings.ts'

/** An account's HealthLake, as the conformance suite wants a door to be. */
export interface Account extends OpenDoor, Pick<Door, 'refusal'> {
  /** Asks for anything, with any body. */
  readonly sendText: (operation: string, body: string) => Promise<object>
  /** Asks without any client. */
  fetch(init: RequestInit): Promise<Response>
}

/** Opens the account that the SDK's own chain of credentials leads to. */
export function openAccount(settings: Settings): Account {
  const { region, endpoint, pause, patience } = settings
  const own = clientFor(settings)
  const clients = new Map([[region, own]])

  function clientIn(where: string): HealthLakeClient {
    const client = clients.get(where) ?? clientFor({ ...settings, region: where })
    clients.set(where, client)
    return client
  }

  async function sendTo(where: string, operation: string, body: string): Promise<object> {
    const until = Date.now() + patience
    for (;;) {
      const answer = await carry(clientIn(where), operation, body)
      const content = read(answer.body === '' ? '{}' : answer.body) as object
      if (answer.status === 200) return content
      const refused = refusalFrom(answer.status, content as Record<string, unknown>)
      // Creating and deleting are allowed once a minute.
      if (refused.name !== 'ThrottlingException' || Date.now() > until) throw new Refused(refused)
      await sleep(pause)
    }
  }

  return {
    send: async (operation, input, where = region) =>
      (await sendTo(where, operation, written(input))) as never,
    sendText: (operation, body) => sendTo(region, operation, body),
    fetch: (init) => fetch(endpoint ?? hostOf(region), init),
    async until(condition) {
      const end = Date.now() + patience
      while (!(await condition())) {
        if (Date.now() > end) throw new Error(`It did not come true within ${patience} ms.`)
        await sleep(pause)
      }
    },
    refusal(error) {
      if (error instanceof Refused) return error.said
      throw error
    },
    close: () => clients.forEach((client) => client.destroy()),
  }
}

/** A request that the service refused. */
class Refused extends Error {
  override readonly name = 'Refused'
  readonly said: Refusal

  constructor(said: Refusal) {
    super(`${said.name}: ${said.message}`)
    this.said = said
  }
}

// Who asks somebody else than AWS needs no account.
function clientFor({ region, endpoint, isFree }: Settings): HealthLakeClient {
  const credentials = { accessKeyId: 'AKIDANYBODY', secretAccessKey: 'anything' }
  return new HealthLakeClient({
    region,
    ...(endpoint !== undefined && { endpoint }),
    ...(isFree && { credentials }),
  })
}

function refusalFrom(statusCode: number, content: Record<string, unknown>): Refusal {
  return {
    name: String(content['__type']).replace(/^.*#/, ''),
    message: String(content['Message'] ?? content['message']),
    fault: statusCode < 500 ? 'client' : 'server',
    statusCode,
  }
}

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import net from 'node:net'
import tls from 'node:tls'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { askForDatastores, askForMetadata, clients, ownRequests } from './clients.ts'
import { intercepting } from './tools.ts'

function forbidden(): never {
  throw new Error('a socket')
}

function forbidSockets(): void {
  const spies = [
    vi.spyOn(net, 'connect').mockImplementation(forbidden),
    vi.spyOn(net, 'createConnection').mockImplementation(forbidden),
    vi.spyOn(tls, 'connect').mockImplementation(forbidden),
    vi.spyOn(net.Socket.prototype, 'connect').mockImplementation(forbidden),
  ]
  // In turn with the interception: what is replaced last is put back first.
  onTestFinished(() => {
    for (const spy of spies) spy.mockRestore()
  })
}

async function localServer(): Promise<string> {
  const server = createServer((request, response) => response.end(`heard ${request.url}`))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => server.close().closeAllConnections())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

describe.each(Object.entries(clients))('%s', (_name, send) => {
  it('reaches the fake for both planes, several times, and no socket is opened', async () => {
    forbidSockets()
    const fake = intercepting()
    const { DatastoreEndpoint } = fake.addDatastore({ DatastoreName: 'records' })

    for (const _ of [1, 2, 3]) {
      const { status, text } = await askForDatastores(send)
      expect({ status, text }).toMatchObject({
        status: 200,
        text: expect.stringContaining('"records"') as string,
      })
      expect(await askForMetadata(send, `${DatastoreEndpoint}metadata`)).toMatchObject({
        status: 200,
        text: expect.stringContaining('"CapabilityStatement"') as string,
      })
    }
    expect(fake.history).toHaveLength(6)
    expect(fake.history[0]).toMatchObject({ operation: 'ListFHIRDatastores', door: 'http' })
  })

  it('still reaches other hosts', async () => {
    const address = await localServer()
    intercepting()

    expect(await askForMetadata(send, `${address}x`)).toEqual({ status: 200, text: 'heard /x' })
  })
})

describe.each(Object.entries(ownRequests))('%s', (_name, ask) => {
  it('reaches the fake, and no socket is opened', async () => {
    forbidSockets()
    intercepting()

    expect([200, 401]).toContain(await ask())
  })
})

describe('Who forbids sockets only afterwards', () => {
  it.each(Object.entries(clients).filter(([name]) => !name.includes('undici with')))(
    'forbids nothing of %s',
    async (_name, send) => {
      intercepting()
      forbidSockets()

      expect(await askForDatastores(send)).toMatchObject({ status: 200 })
    },
  )
})

import { createFakeHealthLake } from 'fake-healthlake'
import { serve } from 'fake-healthlake/http'
import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { describe, expect, it } from 'vitest'
import { served } from './tools.ts'

/** An address by which others reach this machine, if there is one. */
const outside = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .find(({ family, internal }) => family === 'IPv4' && !internal)?.address

describe('serve', () => {
  it('takes a free port unless it is given one', async () => {
    const [one, other] = [await served(), await served()]

    expect(one.server.port).toBeGreaterThan(0)
    expect(one.server.port).not.toBe(other.server.port)
    expect(one.server.url).toBe(`http://127.0.0.1:${one.server.port}`)
  })

  it('takes the port that it is given, and rejects where that is taken', async () => {
    const { server } = await served()
    const { port } = server

    await expect(serve(createFakeHealthLake(), { port })).rejects.toThrow('EADDRINUSE')
    await server.close()

    await using second = await serve(createFakeHealthLake(), { port })
    expect(second.port).toBe(port)
  })

  it.runIf(outside !== undefined)(
    'listens to this machine only, unless it is told otherwise',
    async () => {
      const { server } = await served()
      const everywhere = await served({}, { host: '0.0.0.0' })

      expect(await isReached(server.port, '127.0.0.1')).toBe(true)
      expect(await isReached(server.port, outside)).toBe(false)
      expect(await isReached(everywhere.server.port, outside)).toBe(true)
    },
  )

  it('writes an address of IPv6 in brackets', async () => {
    const { server, steer } = await served({}, { host: '::1' })

    expect(server.url).toBe(`http://[::1]:${server.port}`)
    expect(await steer('GET', '/_fake/health')).toMatchObject({ status: 200 })
  })
})

function isReached(port: number, host = ''): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, host, () => {
      socket.destroy()
      resolve(true)
    })
    socket.on('error', () => resolve(false))
  })
}

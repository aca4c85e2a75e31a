import type { Duplex } from 'node:stream'
import { createIdleTimer } from './idle-timer.ts'

export interface Destination {
  readonly host: string
  readonly port: number
  readonly isSecure: boolean
}

// Gives one end of a connection what clients ask of a socket besides, and lets it connect in a later turn. Returned is
// what to call as something goes through it.
export function asClientSocket(duplex: Duplex, destination: Destination): () => void {
  const { host, port, isSecure } = destination
  const idle = createIdleTimer(duplex)
  const self = () => duplex
  const socket = Object.assign(duplex, {
    connecting: true,
    bufferSize: 0,
    timeout: 0,
    remoteAddress: '127.0.0.1',
    remoteFamily: 'IPv4',
    remotePort: port,
    localAddress: '127.0.0.1',
    localPort: 0,
    setNoDelay: self,
    setKeepAlive: self,
    address: () => (socket.connecting ? {} : { address: '127.0.0.1', family: 'IPv4', port: 0 }),
    ref() {
      idle.hold(true)
      return duplex
    },
    unref() {
      idle.hold(false)
      return duplex
    },
    setTimeout(milliseconds: number, onTimeout?: () => void) {
      socket.timeout = milliseconds
      if (onTimeout !== undefined) {
        if (milliseconds > 0) duplex.once('timeout', onTimeout)
        else duplex.removeListener('timeout', onTimeout)
      }
      idle.set(milliseconds)
      return duplex
    },
    ...(isSecure ? secured : {}),
  })
  void Promise.resolve().then(() => {
    if (duplex.destroyed) return
    duplex.emit('lookup', null, '127.0.0.1', 4, host)
    socket.connecting = false
    for (const event of ['connect', 'ready', ...(isSecure ? ['secureConnect'] : [])]) {
      duplex.emit(event)
    }
  })
  return () => idle.touch()
}

const secured = {
  encrypted: true,
  authorized: true,
  authorizationError: null,
  alpnProtocol: false,
  getPeerCertificate: () => ({}),
  getProtocol: () => 'TLSv1.3',
  getSession: () => undefined,
  isSessionReused: () => false,
}

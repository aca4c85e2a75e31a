import type { Duplex } from 'node:stream'

export interface Destination {
  readonly host: string
  readonly port: number
  readonly isSecure: boolean
}

// Gives one end of a connection what clients ask of a socket besides, and lets it connect in a later turn.
export function asClientSocket(duplex: Duplex, destination: Destination): { touch(): void } {
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
  return { touch: idle.touch }
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

interface IdleTimer {
  set(milliseconds: number): void
  touch(): void
  // Whether it keeps the process going.
  hold(holds: boolean): void
}

function createIdleTimer(duplex: Duplex): IdleTimer {
  let span = 0
  let holds = true
  let timer: ReturnType<typeof setTimeout> | undefined
  function touch(): void {
    clearTimeout(timer)
    if (span === 0 || duplex.destroyed) return
    timer = setTimeout(() => duplex.emit('timeout'), span)
    hold(holds)
  }
  function hold(given: boolean): void {
    holds = given
    if (holds) timer?.ref()
    else timer?.unref()
  }
  duplex.once('close', () => clearTimeout(timer))
  return {
    set(milliseconds) {
      span = milliseconds
      touch()
    },
    touch,
    hold,
  }
}

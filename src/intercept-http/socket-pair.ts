import { Duplex } from 'node:stream'

export interface SocketPair {
  readonly client: Duplex
  readonly server: Duplex
}

// Two ends of a connection in memory: what is written at one is read at the other, in a later turn, as with sockets.
export function createSocketPair(onTraffic: () => void): SocketPair {
  const client: Duplex = createEnd(() => server, onTraffic)
  const server: Duplex = createEnd(() => client, onTraffic)
  client.once('close', () => server.destroy())
  return { client, server }
}

function createEnd(other: () => Duplex, onTraffic: () => void): Duplex {
  const end: Duplex = new Duplex({
    allowHalfOpen: false,
    read() {},
    write(chunk: Buffer, _encoding, done) {
      // A microtask: fakes of timers take the place of nextTick, too.
      void Promise.resolve().then(() => {
        onTraffic()
        if (isOpen(other()) && !end.destroyed) other().push(chunk)
        done()
      })
    },
    final(done) {
      finish(other())
      done()
    },
    // An end that fails takes its error to the other; one that is just closed looks like the end of the stream.
    destroy(error, done) {
      if (error === null) finish(other())
      else other().destroy(error)
      done(error)
    },
  })
  return end
}

function isOpen(duplex: Duplex): boolean {
  return !duplex.destroyed && !duplex.readableEnded
}

function finish(duplex: Duplex): void {
  if (isOpen(duplex)) duplex.push(null)
}

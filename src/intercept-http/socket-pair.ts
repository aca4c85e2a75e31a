import { Duplex } from 'node:stream'

interface End {
  readonly duplex: Duplex
  // Goes on with a write that waited until the other end was read.
  resume(): void
}

export interface SocketPair {
  readonly client: Duplex
  readonly server: Duplex
}

// Two ends of a connection in memory: what is written at one is read at the other, in a later turn, as with sockets.
export function createSocketPair(onTraffic: () => void): SocketPair {
  const client: End = createEnd(() => server, onTraffic)
  const server: End = createEnd(() => client, onTraffic)
  client.duplex.once('close', () => server.duplex.destroy())
  return { client: client.duplex, server: server.duplex }
}

function createEnd(other: () => End, onTraffic: () => void): End {
  let waiting: (() => void) | undefined
  function resume(): void {
    const done = waiting
    waiting = undefined
    done?.()
  }

  const duplex: Duplex = new Duplex({
    allowHalfOpen: false,
    read: () => other().resume(),
    write(chunk: Buffer, _encoding, done) {
      // A microtask: fakes of timers take the place of nextTick, too.
      void Promise.resolve().then(() => {
        onTraffic()
        if (!isOpen(other().duplex) || duplex.destroyed || other().duplex.push(chunk)) done()
        else waiting = done
      })
    },
    final(done) {
      finish(other().duplex)
      done()
    },
    // An end that fails takes its error to the other; one that is just closed looks like the end of the stream.
    destroy(error, done) {
      resume()
      if (error === null) finish(other().duplex)
      else other().duplex.destroy(error)
      other().resume()
      done(error)
    },
  })
  return { duplex, resume }
}

function isOpen(duplex: Duplex): boolean {
  return !duplex.destroyed && !duplex.readableEnded
}

function finish(duplex: Duplex): void {
  if (isOpen(duplex)) duplex.push(null)
}

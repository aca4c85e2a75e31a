import http from 'node:http'
import https from 'node:https'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'
import type { Duplex } from 'node:stream'
import tls from 'node:tls'
import { replace } from '../kernel/replace.ts'
import type { Destination } from './client-socket.ts'

// Undefined where the connection is none of ours.
export type Open = (destination: Destination) => Duplex | undefined

interface ConnectOptions {
  readonly host?: string | undefined
  readonly port?: number | string | undefined
  readonly path?: string | undefined
  readonly servername?: string | undefined
  // The way through a proxy, over which TLS is to be spoken.
  readonly socket?: Duplex | undefined
}

interface Seam {
  readonly holder: object
  readonly name: string
  readonly isSecure: boolean
  // The event of which a function among the arguments hears.
  readonly event?: 'connect' | 'secureConnect'
}

// All of Node's clients and npm's end up at tls.connect or net.connect. The agents' own functions are replaced too, so
// that who forbids these two, to see that nothing is connected, forbids nothing of ours.
const seams: readonly Seam[] = [
  { holder: tls, name: 'connect', isSecure: true, event: 'secureConnect' },
  { holder: https.Agent.prototype, name: 'createConnection', isSecure: true },
  { holder: net, name: 'connect', isSecure: false, event: 'connect' },
  { holder: net, name: 'createConnection', isSecure: false, event: 'connect' },
  { holder: http.Agent.prototype, name: 'createConnection', isSecure: false },
]

export function replaceConnect(open: Open): () => void {
  const undo = seams.map((seam) =>
    replace(
      seam.holder,
      seam.name,
      (real) =>
        function connect(this: unknown, ...args: unknown[]) {
          const destination = readDestination(args, seam)
          const opened = destination && open(destination)
          if (opened === undefined) return Reflect.apply(real, this, args)
          const listener = args.at(-1)
          if (seam.event !== undefined && typeof listener === 'function') {
            opened.once(seam.event, listener as () => void)
          }
          return opened
        },
    ),
  )
  // What was imported by name is led here, too.
  syncBuiltinESMExports()
  return () => {
    for (const each of undo) each()
    syncBuiltinESMExports()
  }
}

function readDestination(args: readonly unknown[], { isSecure }: Seam): Destination | undefined {
  const options = readOptions(args)
  const { port = isSecure ? 443 : 80, path, socket } = options
  const host = socket === undefined ? options.host : options.servername
  // With a path it leads to no host.
  const isNamed = typeof host === 'string' && typeof path !== 'string'
  return isNamed ? { host, port: Number(port), isSecure } : undefined
}

// connect(options, …) or connect(port, host, options, …).
function readOptions(args: readonly unknown[]): ConnectOptions {
  const options = args.find((arg) => typeof arg === 'object' && arg !== null)
  const [port, host] = args
  return {
    ...(typeof port === 'object' ? {} : { port: Number(port) }),
    ...(typeof host === 'string' ? { host } : {}),
    ...options,
  }
}

import type { Open } from './connect.ts'

interface Dispatcher {
  dispatch(options: Dispatched, handler: object): boolean
}

interface Dispatched {
  readonly origin?: string | URL
}

interface Address {
  readonly protocol: string
  readonly hostname: string
  readonly port: string
}

type Connected = (error: Error | null, socket: object | null) => void

type AgentClass = new (options: {
  connect: (address: Address, done: Connected) => void
}) => Dispatcher

// Where undici keeps its global dispatcher: Node's own copy and those from npm share it.
const places = ['undici.globalDispatcher.1', 'undici.globalDispatcher.2'].map(Symbol.for)

// Only where it is a plain Agent. All other dispatchers connect, or are meant to go elsewhere.
export function replaceDispatchers(isOurs: (url: URL) => boolean, open: Open): () => void {
  // Node's copy of undici is loaded by this.
  void globalThis.Response
  const undo = places.map((place) => {
    const original = Reflect.get(globalThis, place) as Dispatcher | undefined
    return original?.constructor.name === 'Agent'
      ? replaceDispatcher(place, original, isOurs, open)
      : () => {}
  })
  return () => {
    for (const each of undo) each()
  }
}

function replaceDispatcher(
  place: symbol,
  original: Dispatcher,
  isOurs: (url: URL) => boolean,
  open: Open,
): () => void {
  const agent = createAgent(original.constructor as AgentClass, open)
  function dispatch(options: Dispatched, handler: object): boolean {
    const { origin } = options
    const target = origin !== undefined && isOurs(new URL(origin)) ? agent : original
    return target.dispatch(options, handler)
  }
  // Its other methods are the original's; what is composed with it dispatches here, too.
  const replacement = Object.assign(Object.create(original) as Dispatcher, { dispatch })
  Reflect.set(globalThis, place, replacement)
  return () => {
    if (Reflect.get(globalThis, place) === replacement) Reflect.set(globalThis, place, original)
  }
}

function createAgent(Agent: AgentClass, open: Open): Dispatcher {
  return new Agent({
    connect({ protocol, hostname, port }, done) {
      const isSecure = protocol === 'https:'
      const socket = open({ host: hostname, port: toPort(port, isSecure), isSecure })
      if (socket === undefined) done(new Error('The interception has ended.'), null)
      else socket.once(isSecure ? 'secureConnect' : 'connect', () => done(null, socket))
    },
  })
}

function toPort(port: string, isSecure: boolean): number {
  if (port !== '') return Number(port)
  return isSecure ? 443 : 80
}

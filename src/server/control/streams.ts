import type { ServerResponse } from 'node:http'
import { instantText } from '../../kernel/instant.ts'
import type { Service } from '../../service/service.ts'
import type { Outward } from '../outward.ts'
import { createNews, type Message, type News } from './news.ts'
import { withInfinity } from './reply.ts'

// Taken when the package is loaded, so that fake timers of a test do not come between.
const { setInterval, clearInterval } = globalThis

// Those who listen to what happens, as server-sent events.
export interface Streams {
  open(response: ServerResponse, kinds: readonly string[]): void
  // Tells what has happened.
  tell(): void
  // Tells that somebody has steered the fake, or has changed an object by a request to S3.
  changed(kind: 'steered' | 'object', data: object): void
  // Ends all of them.
  close(): void
}

// How often it is looked whether something has happened that came by no request, in real milliseconds.
const LOOK_EVERY = 200
// How often a stream in which nothing happens shows that it is there.
const SHOW_EVERY = 15_000
// How much may wait for a listener that does not read, in bytes; a browser asks again by itself.
const MOST_WAITING = 16_000_000

export function createStreams(service: Service, outward: Outward): Streams {
  const listeners = new Map<ServerResponse, readonly string[]>()
  let news: News | undefined
  let looking: NodeJS.Timeout | undefined
  let showing: NodeJS.Timeout | undefined

  function send(message: Message): void {
    const text = format(message)
    for (const [response, kinds] of listeners) {
      if (!kinds.includes(message.kind)) continue
      if (response.writableLength > MOST_WAITING) response.destroy()
      else response.write(text)
    }
  }

  function tell(): void {
    try {
      for (const message of news?.take() ?? []) send(message)
    } catch {
      // Nothing can be told of a fake whose clock fails; who asks it anew hears why.
      for (const response of listeners.keys()) response.destroy()
    }
  }

  function start(): void {
    news = createNews(service, outward)
    looking = setInterval(tell, LOOK_EVERY).unref()
    showing = setInterval(() => {
      for (const response of listeners.keys()) response.write(':\n\n')
    }, SHOW_EVERY).unref()
  }

  function stop(): void {
    news = undefined
    clearInterval(looking)
    clearInterval(showing)
  }

  return {
    open(response, kinds) {
      // Before the first look: what was before is not told.
      if (listeners.size === 0) start()
      tell()
      listeners.set(response, kinds)
      response.once('close', () => {
        listeners.delete(response)
        if (listeners.size === 0) stop()
      })
      response.write(`retry: 1000\n${format({ kind: 'clock', data: nowOf(service) })}`)
    },
    tell,
    changed(kind, data) {
      if (listeners.size === 0) return
      tell()
      send({ kind, data })
    },
    close() {
      for (const response of listeners.keys()) response.end()
    },
  }
}

function nowOf({ state }: Service): { readonly now: string } {
  return { now: instantText(state.now) }
}

// JSON has no line breaks of its own.
function format({ kind, data }: Message): string {
  return `event: ${kind}\ndata: ${JSON.stringify(data, withInfinity)}\n\n`
}

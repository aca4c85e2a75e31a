import { onTestFinished, vi } from 'vitest'

/** A message of a stream of server-sent events. */
interface Heard {
  readonly event: string
  readonly data: unknown
}

export interface Listening {
  readonly type: string | null
  /** What came so far. */
  readonly heard: readonly Heard[]
  /** Waits until as many messages of a kind have come, and gives them. */
  readonly until: (event: string, count: number) => Promise<readonly unknown[]>
  readonly leave: () => void
  /** Settles once the server has ended the stream; rejects if the connection breaks. */
  readonly ended: Promise<void>
}

/** Listens to a stream until the end of the test; the first message has come then. */
export async function listening(url: string): Promise<Listening> {
  const gone = new AbortController()
  const response = await fetch(url, { signal: gone.signal })
  const heard: Heard[] = []
  const ended = hear(response, heard)
  ended.catch(() => {})
  onTestFinished(() => gone.abort())
  await vi.waitUntil(() => heard.length > 0)
  return {
    type: response.headers.get('content-type'),
    heard,
    ended,
    leave: () => gone.abort(),
    async until(event, count) {
      const some = () => heard.filter((each) => each.event === event).map(({ data }) => data)
      await vi.waitUntil(() => some().length >= count, { timeout: 20_000 })
      return some()
    },
  }
}

async function hear(response: Response, heard: Heard[]): Promise<void> {
  let left = ''
  const decoder = new TextDecoder()
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    const blocks = (left + decoder.decode(chunk, { stream: true })).split('\n\n')
    left = blocks.pop() ?? ''
    for (const block of blocks) {
      const [, event] = /^event: (.*)$/m.exec(block) ?? []
      const [, data] = /^data: (.*)$/m.exec(block) ?? []
      if (event !== undefined) heard.push({ event, data: JSON.parse(data ?? '') as unknown })
    }
  }
}

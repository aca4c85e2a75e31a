import { assertOneOf } from '../../kernel/assert-options.ts'
import { newsKinds } from './news.ts'
import { bodyless, readParameters, type Asked, type Paths } from './path.ts'
import type { OpenReply } from './reply.ts'

export const streamPaths: Paths = {
  '/_fake/stream': { GET: bodyless(openStream, 'with query') },
}

function openStream(asked: Asked): OpenReply {
  const { only } = readParameters(asked, ['only'], 'stream')
  const kinds = only === undefined ? newsKinds : only.split(',')
  for (const kind of kinds) assertOneOf(kind, 'stream: only', newsKinds)
  const headers = { 'content-type': 'text/event-stream', 'cache-control': 'no-store' }
  return {
    statusCode: 200,
    headers,
    text: '',
    open(response) {
      response.writeHead(200, headers)
      asked.streams.open(response, kinds)
    },
  }
}

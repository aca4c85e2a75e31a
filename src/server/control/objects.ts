import { instantText } from '../../kernel/instant.ts'
import { compareUtf8 } from '../../kernel/utf8.ts'
import { getObject } from '../../features/objects/objects.ts'
import { formatS3Uri, parseS3Uri } from '../../model/s3-uris.ts'
import type { Service } from '../../service/service.ts'
import type { StoredObject } from '../../state/buckets.ts'
import type { FakeHealthLake } from '../../clients/fake.ts'
import {
  prefers,
  bodyless,
  named,
  readParameters,
  refuseQuery,
  type Asked,
  type Paths,
} from './path.ts'
import { binary, json, problem, verbatim, type Reply } from './reply.ts'

interface ObjectView {
  readonly uri: string
  // In bytes.
  readonly size: number
  // When it was put there, as ISO 8601 text.
  readonly at: string
}

export const objectPaths: Paths = {
  '/_fake/objects': {
    GET: bodyless((asked) => {
      const { prefix } = readParameters(asked, ['prefix'], 'objects')
      return json(listObjects(asked.fake, asked.service, prefix))
    }, 'with query'),
  },
  '/_fake/objects/<bucket>/<key…>': {
    GET: bodyless(getOne),
    PUT: (asked) => {
      refuseQuery(asked)
      const uri = uriOf(asked)
      asked.fake.objects.put(uri, asked.body)
      return json(view(asked.service, uri))
    },
    DELETE: bodyless((asked) => {
      const uri = uriOf(asked)
      const deleted = asked.fake.objects.get(uri) !== undefined
      asked.fake.objects.delete(uri)
      return json({ deleted })
    }),
  },
}

function uriOf(asked: Asked): string {
  return formatS3Uri({ bucket: named(asked, 'bucket'), key: named(asked, 'key') })
}

function getOne(asked: Asked): Reply {
  const { objects } = asked.fake
  const uri = uriOf(asked)
  const body = objects.get(uri)
  if (body === undefined) return problem(404, `There is no object ${uri}.`)
  return prefers(asked, 'text/plain') ? verbatim(objects.text(uri) ?? '') : binary(body)
}

// By bucket and in S3's order of keys.
function listObjects(
  { objects }: FakeHealthLake,
  service: Service,
  prefix: string | undefined,
): ObjectView[] {
  const buckets = Array.from(service.state.objects.keys()).toSorted(compareUtf8)
  const prefixes = prefix === undefined ? buckets.map((bucket) => `s3://${bucket}`) : [prefix]
  return prefixes.flatMap((each) => objects.list(each)).map((uri) => view(service, uri))
}

function view({ state }: Service, uri: string): ObjectView {
  const stored = getObject(state.objects, parseS3Uri(uri)) as StoredObject
  return { uri, size: stored.body.byteLength, at: instantText(stored.at) }
}

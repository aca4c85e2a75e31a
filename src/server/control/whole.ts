import type { Snapshot } from '../../state/snapshot.ts'
import { instantText } from '../../kernel/instant.ts'
import type { FakeHealthLake } from '../../clients/fake.ts'
import { bodyless, withJson, type Paths } from './path.ts'
import { json, problem } from './reply.ts'

const TOO_LONG =
  'snapshot: the state does not fit in one text of Node, which has 512 MB at most; remove large objects.'

export const wholePaths: Paths = {
  '/_fake/health': {
    GET: bodyless(({ fake }) => {
      const { accountId, region } = fake
      return json({ status: 'ok', accountId, region, ...timeOf(fake) })
      // Probes may be asked to add a query.
    }, 'with query'),
  },
  '/_fake/snapshot': {
    GET: bodyless(({ fake }) => {
      try {
        return json(fake.snapshot())
      } catch (error) {
        if (!(error instanceof RangeError)) throw error
        return problem(507, TOO_LONG)
      }
    }),
    PUT: withJson(({ fake }, body) => {
      if (body === undefined) {
        return problem(400, 'snapshot: the body is empty; give what GET /_fake/snapshot returned.')
      }
      fake.restore(body as Snapshot)
      return json(timeOf(fake))
    }),
  },
  '/_fake/reset': {
    POST: bodyless(({ fake }) => {
      fake.reset()
      return json(timeOf(fake))
    }),
  },
}

export function timeOf({ clock }: FakeHealthLake): { readonly now: string } {
  return { now: instantText(clock.now()) }
}

import type { Snapshot } from '../../state/snapshot.ts'
import { instantText } from '../../kernel/instant.ts'
import type { FakeHealthLake } from '../../clients/fake.ts'
import { bodyless, withJson, type Paths } from './path.ts'
import { json } from './reply.ts'

export const wholePaths: Paths = {
  '/_fake/health': {
    GET: bodyless(({ fake }) => {
      const { accountId, region } = fake
      return json({ status: 'ok', accountId, region, ...timeOf(fake) })
      // Probes may be asked to add a query.
    }, 'with query'),
  },
  '/_fake/snapshot': {
    GET: bodyless(({ fake }) => json(fake.snapshot())),
    PUT: withJson(({ fake }, body) => {
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

import { MisuseError } from '../../kernel/errors.ts'
import { didYouMean, shortened } from '../../kernel/suggest.ts'
import { ledger } from '../../model/ledger/ledger.ts'
import type { LedgerEntry } from '../../model/ledger/entry.ts'
import { listLanes } from '../../service/history/timeline.ts'
import type { FakeHealthLake } from '../../clients/fake.ts'
import { prefers, bodyless, named, type Asked, type Paths } from './path.ts'
import { json, plain, problem, type Reply } from './reply.ts'
import { timeOf } from './whole.ts'

// What the fake says of itself.
export const tellingPaths: Paths = {
  '/_fake/timeline': { GET: bodyless(tellTimeline) },
  '/_fake/verify': {
    GET: bodyless(({ fake }) => json(verdictOf(fake))),
    POST: bodyless(({ fake }) => {
      const verdict = verdictOf(fake)
      return verdict.passes ? json(verdict) : json({ ...verdict, error: verdict.says }, 409)
    }),
  },
  '/_fake/ledger': { GET: bodyless(() => json(ledger)) },
  '/_fake/ledger/<ruleId>': { GET: bodyless(tellRule) },
}

function tellTimeline(asked: Asked): Reply {
  const { fake, service } = asked
  const text = fake.timeline()
  if (!prefers(asked, 'application/json')) return plain(text)
  return json({ timeline: text.split('\n'), ...timeOf(fake), lanes: listLanes(service) })
}

interface Verdict {
  readonly passes: boolean
  // What verify() would throw.
  readonly says: string | null
}

export function verdictOf(fake: FakeHealthLake): Verdict {
  try {
    fake.verify()
    return { passes: true, says: null }
  } catch (error) {
    if (error instanceof MisuseError) return { passes: false, says: error.message }
    throw error
  }
}

function tellRule(asked: Asked): Reply {
  const id = named(asked, 'ruleId')
  const entries: Readonly<Record<string, LedgerEntry>> = ledger
  const entry = Object.hasOwn(entries, id) ? entries[id] : undefined
  if (entry !== undefined) return json({ id, ...entry })
  const guess = didYouMean(shortened(id), Object.keys(entries))
  return problem(404, `The ledger has no rule ${shortened(id)}.${guess}`)
}

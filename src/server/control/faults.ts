import type { FakeHealthLake } from '../../clients/fake.ts'
import { MisuseError } from '../../kernel/errors.ts'
import { shortened } from '../../kernel/suggest.ts'
import type { FaultRule } from '../../state/fault-rules.ts'
import { findFault, listFaults, removeFault, type FaultView } from '../../service/faults/look.ts'
import { bodyless, named, withJson, type Asked, type Handler, type Paths } from './path.ts'
import { json, problem, type Reply } from './reply.ts'
import { toRules } from './rules.ts'

export const faultPaths: Paths = {
  '/_fake/faults': {
    GET: bodyless(({ fake }) => json(fake.faults.pending())),
    POST: withJson(addFaults),
    DELETE: bodyless(({ fake }) => {
      fake.faults.clear()
      return json({ cleared: true })
    }),
  },
  '/_fake/faults/all': { GET: bodyless(({ service }) => json(listFaults(service))) },
  '/_fake/faults/<id>': {
    GET: aboutOne((_asked, fault) => json(fault)),
    DELETE: aboutOne(({ service }, { id }) => {
      removeFault(service, id)
      return json({ removed: true })
    }),
  },
}

// All or none: a list is tried on a fork first.
function addFaults({ fake }: Asked, body: unknown): Reply {
  if (body === undefined) return problem(400, 'faults: the body is empty; give a rule, or a list.')
  const rules = toRules(body)
  const trial = rules.length > 1 ? fake.fork() : undefined
  if (trial !== undefined) tryRules(trial, rules)
  const ids = rules.map((rule) => fake.faults.add(rule).id)
  return json({ added: ids.length, ids })
}

function tryRules(trial: FakeHealthLake, rules: readonly FaultRule[]): void {
  for (const [index, rule] of rules.entries()) {
    try {
      trial.faults.add(rule)
    } catch (error) {
      throw new MisuseError(`Rule ${index + 1} of ${rules.length}: ${(error as Error).message}`)
    }
  }
}

function aboutOne(act: (asked: Asked, fault: FaultView) => Reply): Handler {
  return bodyless((asked) => {
    const id = named(asked, 'id')
    const fault = findFault(asked.service, Number(id))
    if (fault !== undefined) return act(asked, fault)
    return problem(
      404,
      `There is no fault rule ${shortened(id)}; it was never added, or was removed.`,
    )
  })
}

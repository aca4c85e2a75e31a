import { shortened } from '../../kernel/suggest.ts'
import type { RemovalOperation, RemovalRequest } from '../../state/jobs.ts'
import type { State } from '../../state/state.ts'
import { fhirError } from '../fhir/fhir-error.ts'
import { readOnce } from '../interactions/read-once.ts'
import { readTime } from '../interactions/read-time.ts'
import type { Query } from '../search/query-text.ts'

type RemovalWindow = Pick<RemovalRequest, 'from' | 'to' | 'upTo'>
type RemovalQuery = RemovalWindow & Pick<RemovalRequest, 'isHard' | 'withAuditEvents'>

// The moment of the start.
type Start = Pick<State, 'now' | 'sequence'>

const ofWindow = ['_since', 'start', 'end']

export const removalParameters: Readonly<Record<RemovalOperation, readonly string[]>> = {
  $erase: ['deleteAuditEvent'],
  $purge: ['deleteAuditEvent', ...ofWindow],
  '$bulk-delete': ['isHardDelete', 'deleteAuditEvent', ...ofWindow],
}

// [erase] [purge] [bulk-delete] [removal-window]
export function readRemovalQuery(
  operation: RemovalOperation,
  query: Query,
  begun: Start,
): RemovalQuery {
  const given = Object.fromEntries(
    Object.entries(query).filter(([name]) => removalParameters[operation].includes(name)),
  )
  const isBulk = operation === '$bulk-delete'
  return {
    ...readWindow(given, begun),
    isHard: !isBulk || readBoolean(given, 'isHardDelete', false),
    withAuditEvents: readBoolean(given, 'deleteAuditEvent', isBulk),
  }
}

function readBoolean(query: Query, name: string, usual: boolean): boolean {
  const text = readOnce(query, name, 'removal-window')
  if (text === undefined) return usual
  if (text === 'true' || text === 'false') return text === 'true'
  throw refused(`${name} must be true or false, not ${shortened(text)}.`)
}

function readWindow(query: Query, { now, sequence }: Start): RemovalWindow {
  if (query['_since'] !== undefined && (query['start'] ?? query['end']) !== undefined) {
    throw refused('_since cannot be used with start or end.')
  }
  const [since, start, end] = ofWindow.map((name) => readTime(query, name, 'removal-window'))
  const from = (since ?? start)?.start
  if (start !== undefined && end !== undefined && start.start > end.end) {
    throw refused('start must not be after end.')
  }
  return {
    ...(from === undefined ? {} : { from }),
    // At the same instant, too, what is written later stays.
    ...(end === undefined ? { to: now, upTo: sequence } : { to: end.end }),
  }
}

function refused(problem: string) {
  return fhirError(400, 'removal-window', 'invalid', problem)
}

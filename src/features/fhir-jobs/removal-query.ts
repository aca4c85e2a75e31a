import { shortened } from '../../kernel/suggest.ts'
import type { RemovalOperation, RemovalRequest } from '../../state/jobs.ts'
import { fhirError } from '../fhir/fhir-error.ts'
import { readTime } from '../interactions/read-time.ts'
import type { Query } from '../search/query-text.ts'

type RemovalQuery = Pick<RemovalRequest, 'from' | 'to' | 'isHard' | 'withAuditEvents'>

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
  now: number,
): RemovalQuery {
  const given = Object.fromEntries(
    Object.entries(query).filter(([name]) => removalParameters[operation].includes(name)),
  )
  const isBulk = operation === '$bulk-delete'
  return {
    ...readWindow(given, now),
    isHard: !isBulk || readBoolean(given, 'isHardDelete', false),
    withAuditEvents: readBoolean(given, 'deleteAuditEvent', isBulk),
  }
}

function readBoolean(query: Query, name: string, usual: boolean): boolean {
  const [text] = query[name] ?? []
  if (text === undefined) return usual
  if (text === 'true' || text === 'false') return text === 'true'
  throw refused(`${name} must be true or false, not ${shortened(text)}.`)
}

function readWindow(query: Query, now: number): { readonly from?: number; readonly to: number } {
  if (query['_since'] !== undefined && (query['start'] ?? query['end']) !== undefined) {
    throw refused('_since cannot be used with start or end.')
  }
  const [since, start, end] = ofWindow.map((name) => readTime(query, name, 'removal-window'))
  const [from, to] = [(since ?? start)?.start, end?.end ?? now]
  return from === undefined ? { to } : { from, to }
}

function refused(problem: string) {
  return fhirError(400, 'removal-window', 'invalid', problem)
}

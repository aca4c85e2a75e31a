import { MisuseError } from '../kernel/errors.ts'
import { describeUnusedRules } from './faults/faults.ts'
import { bringUpToDate, describeVainPolls, withHints } from './hints.ts'
import { describeMisuses } from './misuse.ts'
import { describeFailures } from './events/hand.ts'
import { describeHeldEvents, describeLateEvents } from './events/undelivered.ts'
import { describeUnfinished } from './events/unfinished.ts'
import type { Service } from './service.ts'

export function verify(service: Service): void {
  bringUpToDate(service)
  const complaints = [
    describeMisuses(service),
    describeFailures(service),
    describeUnfinished(service),
    describeUnusedRules(service),
    describeHeldEvents(service),
    describeLateEvents(service),
    describeVainPolls(service),
  ].filter((complaint) => complaint !== undefined)
  if (complaints.length === 0) return
  throw new MisuseError(withHints(service, complaints.join('\n')), causeOf(service))
}

// What a listener threw knows where that was.
function causeOf({ listening }: Service): ErrorOptions {
  const [failure] = listening.failures
  return failure === undefined ? {} : { cause: failure.error }
}

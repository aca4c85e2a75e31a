import { MisuseError } from '../kernel/errors.ts'
import { describeUnusedRules } from './faults/faults.ts'
import { describeMisuses } from './misuse.ts'
import type { Service } from './service.ts'

/**
 * Checks that nothing went wrong unseen.
 *
 * @param service The service
 * @throws MisuseError telling of mistakes that were noted, and of rules that are left over
 */
export function verify(service: Service): void {
  const complaints = [describeMisuses(service), describeUnusedRules(service)].filter(
    (complaint) => complaint !== undefined,
  )
  if (complaints.length > 0) throw new MisuseError(complaints.join('\n'))
}

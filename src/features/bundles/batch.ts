import { attempt } from '../../kernel/errors.ts'
import type { Scope } from '../context/context.ts'
import { fhirError } from '../fhir/fhir-error.ts'
import type { FhirAnswer } from '../interactions/answer.ts'
import type { FhirRequestInput } from '../interactions/input.ts'
import { entriesOf } from '../search/query-text.ts'
import { answerBundle, answerEntry, answerFailure, type AnsweredEntry } from './answer.ts'
import { carryOut } from './carry-out.ts'
import { isConditional, toInput, type BadEntry, type BundleEntry } from './entries.ts'

// [bundle-batch]
export function runBatch(
  scope: Scope,
  bundle: FhirRequestInput,
  entries: readonly (BundleEntry | BadEntry)[],
): FhirAnswer {
  return answerBundle(
    scope,
    'batch',
    entries.map((entry) => runEntry(scope, bundle, entry)),
  )
}

function runEntry(
  scope: Scope,
  bundle: FhirRequestInput,
  entry: BundleEntry | BadEntry,
): AnsweredEntry {
  const { settings } = scope
  if ('error' in entry) return answerFailure(settings, entry.error)
  const { operation } = entry
  const input = toInput(bundle, entry)
  const struck = scope.strike?.(operation, () => input)
  if (struck !== undefined) return answerFailure(settings, struck.error, struck.rule)
  const { output, error } = attempt(() => {
    assertCriteria(entry)
    return answerEntry(scope, bundle, operation, carryOut(scope, operation, input))
  })
  return output ?? answerFailure(settings, error)
}

const besideId: readonly string[] = ['_tag', 'createdAt', '_lastUpdated']

// [bundle-conditional-update]
function assertCriteria(entry: BundleEntry): void {
  if (!isConditional(entry)) return
  const names = entriesOf(entry.query).map(([name]) => name)
  const others = names.filter((name) => name !== '_id')
  const isOfOneId = names.length === others.length + 1
  if (isOfOneId && others.length <= 1 && others.every((name) => besideId.includes(name))) return
  throw fhirError(
    400,
    'bundle-conditional-update',
    'not-supported',
    'In a batch the criteria of an update are _id, alone or beside _tag, createdAt or _lastUpdated.',
  )
}

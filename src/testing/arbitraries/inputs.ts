import * as fc from 'fast-check'
import type { Input, OperationName } from '../../model/healthlake/infer.ts'
import { operations } from '../../model/healthlake/operations.ts'
import { unheededMembers } from '../../model/unheeded-members.ts'
import { assertOperation } from './assert-options.ts'
import { brokenValues } from './broken-values.ts'
import { specialFor } from './special.ts'
import { validValues } from './values.ts'

/**
 * Makes any input of an operation that the service accepts, in the SDK's form: it meets the constraints of the model,
 * and the documented rules that depend only on the input, whichever way `assumptions` are switched.
 *
 * It cannot know what exists: DatastoreId, SourceDatastoreId, JobId and ResourceARN are well formed and name nothing,
 * so replace them with those of your resources (`.map((input) => ({ ...input, DatastoreId }))`). NextToken and
 * RestorePointTime are left out, and a ClientToken may come again with another input.
 *
 * ProfileId, InputFormat, DriftDetectionEnabled and ProvenanceEnabled of StartFHIRImportJob are left out, too, since
 * they change nothing, which `verify()` tells. An SDK that does not know a member yet silently drops it, so it never
 * reaches the fake. 3.1048.0 does so with NlpConfiguration, ProfileConfiguration, AnalyticsConfiguration and
 * BackupConfiguration of CreateFHIRDatastore; `execute` takes them all.
 *
 * @param operation The operation's name
 * @returns The arbitrary
 * @throws MisuseError if there is no such operation
 */
export function validInput<Operation extends OperationName>(
  operation: Operation,
): fc.Arbitrary<Input<Operation>> {
  assertOperation(operation, 'validInput')
  const values = validValues(operations[operation].input, specialFor(operation))
  const unheeded = unheededMembers[operation]
  const heeded = unheeded === undefined ? values : values.map((value) => without(value, unheeded))
  return heeded as fc.Arbitrary<Input<Operation>>
}

function without(value: unknown, names: readonly string[]): object {
  const members = Object.entries(value as object).filter(([name]) => !names.includes(name))
  return Object.fromEntries(members)
}

/** An input that breaks the model in one place. */
export interface InvalidInput<Operation extends OperationName> {
  /** The input, typed as a good one so that it can be sent. */
  readonly input: Input<Operation>
  /** The place, as the service's message names it: `tags.1.member.key`. */
  readonly path: string
  /** What would have been right, in the words of that message: `Member must not be null`. */
  readonly constraint: string
}

/**
 * Makes inputs of an operation that are valid except for one constraint of the model, broken in one place. The service
 * refuses each with a ValidationException whose message has `at '<path>' failed to satisfy constraint: <constraint>`.
 *
 * A constraint that cannot be broken without breaking another one of the same value is left alone, such as a length
 * that the pattern requires as well. An SDK that does not know a member yet drops it, and with it what was wrong.
 *
 * @param operation The operation's name
 * @returns The arbitrary
 * @throws MisuseError if there is no such operation
 */
export function invalidInput<Operation extends OperationName>(
  operation: Operation,
): fc.Arbitrary<InvalidInput<Operation>> {
  assertOperation(operation, 'invalidInput')
  const broken = brokenValues(operations[operation].input, specialFor(operation))
  return fc
    .oneof(...broken)
    .map(({ value, path, constraint }) => ({ input: value as Input<Operation>, path, constraint }))
}

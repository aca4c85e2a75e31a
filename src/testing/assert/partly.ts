import type { FhirCallInput } from '../../features/interactions/input.ts'
import type { Input, OperationName } from '../../model/healthlake/infer.ts'
import type { AnyOperation } from '../../model/operation-names.ts'
/** A matcher of a test runner, such as `expect.any(String)`. */
export interface AsymmetricMatcher {
  /**
   * Says whether a value matches.
   *
   * @param other The value
   * @returns Whether it is
   */
  asymmetricMatch(other: unknown): boolean
}

/** Some of a value's members; any value, at any depth, may be a matcher such as `expect.any(String)`. */
export type Partly<Value> = AsymmetricMatcher | PartlyItself<Value>

/** The same, without a matcher in place of the value itself. A Date may be given as its ISO 8601 text. */
type PartlyItself<Value> = Value extends Date
  ? Date | string
  : Value extends readonly (infer Item)[]
    ? readonly Partly<Item>[]
    : Value extends object
      ? { readonly [Name in keyof Value]?: Partly<Value[Name]> | undefined }
      : Value

export function isMatcher(value: unknown): value is AsymmetricMatcher {
  const { asymmetricMatch } = Object(value) as Partial<AsymmetricMatcher>
  return typeof value === 'object' && typeof asymmetricMatch === 'function'
}

/** The input of an operation of the control plane, or of an interaction with a FHIR endpoint. */
export type AskedInput<Operation extends AnyOperation> = Operation extends OperationName
  ? Input<Operation>
  : FhirCallInput

import type { operations } from './operations.ts'
import type { Inputs, Values } from './types.ts'

/** What AWS's service model says of each operation that is simulated. */
type Operations = typeof operations

/** The name of an operation that is simulated. */
export type OperationName = keyof Operations

/**
 * The input of an operation, as the SDK's command takes it: a required member must be there, yet may be undefined, as
 * in the SDK's types.
 */
export type Input<Operation extends OperationName> = Inputs[Operation]

/** The output of an operation, as the SDK's command returns it, except that a required member is never undefined. */
export type Output<Operation extends OperationName> = OutputOf<Operations[Operation]['output']>

/** What a shape of AWS's service model is in an output, with Dates. */
export type OutputOf<Name extends keyof Values<Date>> = Values<Date>[Name]

// The same within, where instants are epoch milliseconds.
export type Plain<Name extends keyof Values<number>> = Values<number>[Name]

export type PlainInput<Operation extends OperationName> = Plain<Operations[Operation]['input']>

export type PlainOutput<Operation extends OperationName> = Plain<Operations[Operation]['output']>

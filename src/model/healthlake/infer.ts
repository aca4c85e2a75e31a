import type { operations } from './operations.ts'
import type { Shapes } from './shapes.ts'

/** The name of an operation that is simulated. */
export type OperationName = keyof typeof operations

/**
 * The input of an operation, as the SDK's command takes it: a required member must be there, yet may be undefined, as
 * in the SDK's types.
 */
export type Input<Operation extends OperationName> = Value<
  Shapes[(typeof operations)[Operation]['input']],
  Date,
  undefined
>

/** The output of an operation, as the SDK's command gives it, but that a required member is never undefined. */
export type Output<Operation extends OperationName> = OutputOf<
  (typeof operations)[Operation]['output']
>

export type OutputOf<Name extends keyof Shapes> = Value<Shapes[Name], Date, never>

export type Plain<Name extends keyof Shapes> = Value<Shapes[Name], number, never>

export type PlainInput<Operation extends OperationName> = Plain<
  (typeof operations)[Operation]['input']
>

export type PlainOutput<Operation extends OperationName> = Plain<
  (typeof operations)[Operation]['output']
>

type Value<S, Time, Missing> = S extends { type: 'string'; enum: readonly (infer E)[] }
  ? E
  : S extends { type: 'string' }
    ? string
    : S extends { type: 'integer' | 'long' | 'double' }
      ? number
      : S extends { type: 'boolean' }
        ? boolean
        : S extends { type: 'timestamp' }
          ? Time
          : S extends { type: 'list'; member: infer M extends keyof Shapes }
            ? Value<Shapes[M], Time, Missing>[]
            : S extends { type: 'structure'; members: infer M extends Members; union: true }
              ? Union<M, Time, Missing>
              : S extends {
                    type: 'structure'
                    members: infer M extends Members
                    required: readonly (infer R)[]
                  }
                ? Structure<M, R, Time, Missing>
                : S extends { type: 'structure'; members: infer M extends Members }
                  ? Structure<M, never, Time, Missing>
                  : never

type Members = Readonly<Record<string, keyof Shapes>>

type Structure<M extends Members, Required, Time, Missing> = {
  [K in keyof M as K extends Required ? K : never]: Value<Shapes[M[K]], Time, Missing> | Missing
} & {
  [K in keyof M as K extends Required ? never : K]?: Value<Shapes[M[K]], Time, Missing> | undefined
}

type Union<M extends Members, Time, Missing> =
  | {
      [K in keyof M]: { [P in K]: Value<Shapes[M[K]], Time, Missing> } & { $unknown?: never }
    }[keyof M]
  | (undefined extends Missing
      ? { [K in keyof M]?: never } & { $unknown: [string, unknown] }
      : never)

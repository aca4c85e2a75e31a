import type * as sdk from '@aws-sdk/client-healthlake'
import { expectTypeOf, test } from 'vitest'
import type { Input, OperationName, Output } from '../../src/model/healthlake/infer.ts'

/** The SDK's command classes by the operation's name. */
type Commands = {
  [Name in keyof typeof sdk as CommandOf<Name>]: (typeof sdk)[Name]
}

type CommandOf<Name> = Name extends '$Command'
  ? never
  : Name extends `${infer Operation}Command`
    ? Operation
    : never

type SdkOperation = keyof Commands & OperationName

type Command<Operation extends SdkOperation> = InstanceType<Commands[Operation]>

type SdkInput<Operation extends SdkOperation> = Command<Operation>['input']

type SdkAnswer<Operation extends SdkOperation> = Awaited<
  ReturnType<ReturnType<Command<Operation>['resolveMiddleware']>>
>['output']

type SdkOutput<Operation extends SdkOperation> = Omit<SdkAnswer<Operation>, '$metadata'>

/** The one exception: statuses in our type that are not in the SDK's. */
type NewStatus = Exclude<
  Output<'CreateFHIRDatastore'>['DatastoreStatus'],
  sdk.CreateFHIRDatastoreResponse['DatastoreStatus']
>

/** A type of ours without the exception. */
type Known<T> = T extends Date
  ? T
  : T extends object
    ? { [K in keyof T]: K extends 'DatastoreStatus' ? Exclude<T[K], NewStatus> : Known<T[K]> }
    : T

type NamesOf<T> = Exclude<T extends unknown ? keyof T & string : never, '$unknown'>

type MemberOf<T, Name> = T extends unknown ? (Name extends keyof T ? T[Name] : never) : never

/** The single members, by path, whose types are not assignable from the one to the other. */
type Unassignable<From, To, Path extends string> = {
  [K in NamesOf<From> & NamesOf<To>]: Pick<From, K> extends Pick<To, K> ? never : `${Path}.${K}`
}[NamesOf<From> & NamesOf<To>]

/** The members, by path and at any depth, that the SDK's type has and ours lacks. */
type Lacking<Ours, Theirs, Path extends string> = Theirs extends Date
  ? never
  : Theirs extends readonly (infer Item)[]
    ? Lacking<MemberOf<Ours, number>, Item, `${Path}[]`>
    : Theirs extends object
      ? {
          [K in NamesOf<Theirs>]: K extends NamesOf<Ours>
            ? Lacking<
                NonNullable<MemberOf<Ours, K>>,
                NonNullable<MemberOf<Theirs, K>>,
                `${Path}.${K}`
              >
            : `${Path}.${K}`
        }[NamesOf<Theirs>]
      : never

/** The members, by path and at any depth, that the SDK's type requires and that may be undefined in ours. */
type MaybeUndefined<Ours, Theirs, Path extends string> = Theirs extends Date
  ? never
  : Theirs extends readonly (infer Item)[]
    ? MaybeUndefined<MemberOf<Ours, number>, Item, `${Path}[]`>
    : Theirs extends object
      ? {
          [K in NamesOf<Theirs>]:
            | ([IsRequired<Theirs, K>, IsUndefined<Ours, K>] extends [true, true]
                ? `${Path}.${K}`
                : never)
            | MaybeUndefined<
                NonNullable<MemberOf<Ours, K>>,
                NonNullable<MemberOf<Theirs, K>>,
                `${Path}.${K}`
              >
        }[NamesOf<Theirs>]
      : never

/** A union requires none of its members, only that there is one. */
type IsRequired<T, K extends keyof T> = '$unknown' extends keyof T
  ? false
  : Pick<T, K> extends Required<Pick<T, K>>
    ? true
    : false

type IsUndefined<T, K> = undefined extends MemberOf<T, K> ? true : false

/** Lets the compiler name the faults when there are any. */
type None<Faults extends never> = Faults

test('the types above find the faults that they look for', () => {
  interface Ours {
    A: { B: string }[]
    C?: 'X'
  }
  interface Theirs {
    A: { B: string; D?: string }[] | undefined
    C: 'X' | 'Y' | undefined
    E?: Date
  }
  expectTypeOf<Lacking<Ours, Theirs, 'T'>>().toEqualTypeOf<'T.A[].D' | 'T.E'>()
  expectTypeOf<Unassignable<Ours, Theirs, 'T'>>().toEqualTypeOf<'T.C'>()
  expectTypeOf<Unassignable<Theirs, Ours, 'T'>>().toEqualTypeOf<'T.A' | 'T.C'>()
  expectTypeOf<MaybeUndefined<Ours, Theirs, 'T'>>().toEqualTypeOf<'T.C'>()
  expectTypeOf<MaybeUndefined<{ A: Theirs }, { A: Theirs }, 'T'>>().toEqualTypeOf<
    'T.A.A' | 'T.A.C'
  >()
})

test('the SDK has no operation that the tables lack', () => {
  expectTypeOf<None<Exclude<keyof Commands, OperationName>>>().toBeNever()
})

test('the SDK’s types are those that its commands name', () => {
  expectTypeOf<
    SdkInput<'CreateFHIRDatastore'>
  >().toEqualTypeOf<sdk.CreateFHIRDatastoreCommandInput>()
  expectTypeOf<SdkAnswer<'TagResource'>>().toEqualTypeOf<sdk.TagResourceCommandOutput>()
  expectTypeOf<keyof SdkOutput<'DescribeFHIRDatastore'>>().toEqualTypeOf<'DatastoreProperties'>()
})

test('only the statuses of an update are unknown to the SDK', () => {
  expectTypeOf<NewStatus>().toEqualTypeOf<'UPDATING' | 'UPDATE_FAILED'>()
})

test('every member of the SDK’s inputs is in ours', () => {
  type Faults = { [Op in SdkOperation]: Lacking<Input<Op>, SdkInput<Op>, Op> }
  expectTypeOf<None<Faults[SdkOperation]>>().toBeNever()
})

test('every member of the SDK’s outputs is in ours', () => {
  type Faults = { [Op in SdkOperation]: Lacking<Output<Op>, SdkOutput<Op>, Op> }
  expectTypeOf<None<Faults[SdkOperation]>>().toBeNever()
})

test('our inputs are the SDK’s', () => {
  type Faults = { [Op in SdkOperation]: Unassignable<Known<Input<Op>>, SdkInput<Op>, Op> }
  expectTypeOf<None<Faults[SdkOperation]>>().toBeNever()
})

test('the SDK’s inputs are ours', () => {
  type Faults = { [Op in SdkOperation]: Unassignable<SdkInput<Op>, Input<Op>, Op> }
  expectTypeOf<None<Faults[SdkOperation]>>().toBeNever()
})

test('our outputs are the SDK’s', () => {
  type Faults = { [Op in SdkOperation]: Unassignable<Known<Output<Op>>, SdkOutput<Op>, Op> }
  expectTypeOf<None<Faults[SdkOperation]>>().toBeNever()
})

test('what the SDK’s outputs require is never undefined in ours', () => {
  type Faults = { [Op in SdkOperation]: MaybeUndefined<Output<Op>, SdkOutput<Op>, Op> }
  expectTypeOf<None<Faults[SdkOperation]>>().toBeNever()
  type Id = Output<'CreateFHIRDatastore'>['DatastoreId']
  expectTypeOf<undefined extends Id ? true : false>().toEqualTypeOf<false>()
})

test('values that the model rules out do not compile', () => {
  // @ts-expect-error The version is required.
  expectTypeOf({}).toExtend<Input<'CreateFHIRDatastore'>>()
  // @ts-expect-error There is no such version.
  expectTypeOf({ DatastoreTypeVersion: 'R5' as const }).toExtend<Input<'CreateFHIRDatastore'>>()
  // @ts-expect-error A required member of an output is there.
  expectTypeOf({ DatastoreProperties: undefined }).toExtend<Output<'DescribeFHIRDatastore'>>()
})

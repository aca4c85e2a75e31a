import {
  assertDatastore,
  assertReceived,
  type FakeHealthLake,
  type HealthLakeAssertions,
  type Partly,
} from 'fake-healthlake'
import { expectTypeOf } from 'vitest'

// Jest's matchers are typed by what they do. Vitest's are `any`, and prove nothing here.
interface JestMatcher {
  asymmetricMatch(other: unknown): boolean
  toString(): string
  getExpectedType?(): string
}
declare const matcher: JestMatcher
declare const fake: FakeHealthLake
declare const assertions: HealthLakeAssertions

// A matcher may stand in place of a value of any type, at any depth, and of the whole.
assertions.toHaveReceived('CreateFHIRDatastore', matcher)
assertions.toHaveReceived('CreateFHIRDatastore', {
  DatastoreName: matcher,
  DatastoreTypeVersion: matcher,
  SseConfiguration: { KmsEncryptionConfig: { CmkType: matcher } },
  IdentityProviderConfiguration: { FineGrainedAuthorizationEnabled: matcher },
  Tags: [matcher, { Key: matcher, Value: 'claims' }],
})
assertions.toHaveReceived('ListFHIRDatastores', {
  Filter: { CreatedAfter: matcher },
  MaxResults: matcher,
})
assertions.toHaveDatastore('claims', { DatastoreStatus: matcher, CreatedAt: matcher })
assertReceived(fake, 'TagResource', { Tags: matcher })
assertDatastore(fake, 'claims', { NlpConfiguration: { Status: matcher } })

// It opens nothing else.
// @ts-expect-error There is no such status.
assertions.toHaveDatastore('claims', { DatastoreStatus: 'READY' })
// @ts-expect-error There is no such member.
assertions.toHaveReceived('CreateFHIRDatastore', { Name: 'claims' })
// @ts-expect-error There is no such member, deep inside.
assertions.toHaveReceived('CreateFHIRDatastore', { Tags: [{ Name: 'team' }] })
// @ts-expect-error A name is text.
assertions.toHaveReceived('CreateFHIRDatastore', { DatastoreName: /claims/ })
// @ts-expect-error What matches says so by `asymmetricMatch`.
assertions.toHaveReceived('CreateFHIRDatastore', { DatastoreName: { toString: () => 'claims' } })
expectTypeOf<'ACTIVE'>().toExtend<Partly<'ACTIVE' | 'CREATING'>>()
expectTypeOf<'READY'>().not.toExtend<Partly<'ACTIVE' | 'CREATING'>>()

import * as sdk from '@aws-sdk/client-healthlake'
import { createFakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { rejectionOf } from '../thrown.ts'

class OtherClient extends sdk.HealthLakeClient {}
// The SDK's errors set their own prototype, so that one that extends them must set it again.
class OtherNotFound extends sdk.ResourceNotFoundException {
  constructor(...given: ConstructorParameters<typeof sdk.ResourceNotFoundException>) {
    super(...given)
    Object.setPrototypeOf(this, OtherNotFound.prototype)
  }
}
class OtherBase extends sdk.HealthLakeServiceException {
  constructor(...given: ConstructorParameters<typeof sdk.HealthLakeServiceException>) {
    super(...given)
    Object.setPrototypeOf(this, OtherBase.prototype)
  }
}

/** Another copy of the SDK, as far as a fake can tell. */
const other = {
  ...sdk,
  HealthLakeClient: OtherClient,
  ResourceNotFoundException: OtherNotFound,
  HealthLakeServiceException: OtherBase,
}

const unknown = new sdk.DescribeFHIRDatastoreCommand({ DatastoreId: 'x' })

describe('With another copy of the SDK', () => {
  it("clients are of that copy's class", () => {
    const fake = createFakeHealthLake({ sdk: other })

    expect(fake.client()).toBeInstanceOf(OtherClient)
    expect(fake.directClient()).toBeInstanceOf(OtherClient)
    expect(fake.fork().client()).toBeInstanceOf(OtherClient)
    expect(createFakeHealthLake().client()).not.toBeInstanceOf(OtherClient)
  })

  it("errors that the fake itself makes are of that copy's classes", async () => {
    const fake = createFakeHealthLake({ sdk: other })
    fake.faults.add({ operation: 'ListFHIRDatastores', outcome: 'ExpiredTokenException' })
    const client = fake.directClient()

    const list = new sdk.ListFHIRDatastoresCommand({})
    expect(await rejectionOf(client.send(unknown))).toBeInstanceOf(OtherNotFound)
    expect(await rejectionOf(client.send(list))).toBeInstanceOf(OtherBase)
  })

  it('commands are known though their classes were renamed by a bundler', async () => {
    class A extends sdk.ListFHIRDatastoresCommand {}
    const fake = createFakeHealthLake({ sdk: other })

    await fake.directClient().send(new A({}))
    await fake.client().send(new A({}))

    expect(fake.history.map(({ operation }) => operation)).toEqual([
      'ListFHIRDatastores',
      'ListFHIRDatastores',
    ])
  })
})

import * as sdk from '@aws-sdk/client-healthlake'
import * as fc from 'fast-check'
import { createFakeHealthLake, MisuseError, type Input, type OperationName } from 'fake-healthlake'
import { invalidInput, validInput } from 'fake-healthlake/fast-check'
import { describe, expect, it } from 'vitest'
import { operations } from '../../src/model/healthlake/operations.ts'
import { pasted, smallest } from './tools.ts'

const names = Object.keys(operations) as OperationName[]

/** The places and constraints that invalidInput breaks, in all of many inputs. */
function brokenIn(operation: OperationName): readonly string[] {
  const some = fc.sample(invalidInput(operation), { numRuns: 500, seed: 1 })
  const all = some.map(({ path, constraint }) => `${path.replace(/\d+/, 'n')}: ${constraint}`)
  return [...new Set(all)].toSorted()
}

function hasShortName({ JobName = '' }: Input<'StartFHIRImportJob'>): boolean {
  return JobName.length < 10
}

function lacksOne(input: Input<'CreateFHIRDatastore'>): boolean {
  return input.SseConfiguration === undefined || input.IdentityProviderConfiguration === undefined
}

describe('validInput', () => {
  it('shrinks to what is required', () => {
    expect(smallest(validInput('CreateFHIRDatastore'))).toEqual({ DatastoreTypeVersion: 'R4' })
    expect(smallest(validInput('ListFHIRDatastores'))).toEqual({})
    expect(smallest(validInput('TagResource'), ({ Tags }) => (Tags ?? []).length > 0)).toEqual({
      ResourceARN: expect.stringMatching(/^arn:aws:healthlake:.:0{12}:/) as string,
      Tags: [{ Key: expect.stringMatching(/^.$/) as string, Value: '' }],
    })
  })

  it.each([1, 3, 4, 10])('shrinks what is long to what is needed of it, with seed %d', (seed) => {
    const property = fc.property(validInput('StartFHIRImportJob'), hasShortName)

    const [input] = fc.check(property, { seed, numRuns: 500 }).counterexample ?? []

    expect(input?.JobName).toHaveLength(10)
    expect(fc.stringify(input).length).toBeLessThan(250)
  })

  it.each([1, 2, 3])('shrinks to what needs least beside it, with seed %d', (seed) => {
    const property = fc.property(validInput('CreateFHIRDatastore'), lacksOne)

    expect(fc.check(property, { seed }).counterexample).toEqual([
      {
        DatastoreTypeVersion: 'R4',
        SseConfiguration: { KmsEncryptionConfig: { CmkType: 'AWS_OWNED_KMS_KEY' } },
        IdentityProviderConfiguration: { AuthorizationStrategy: 'AWS_AUTH' },
      },
    ])
  })

  it('goes to the limits', () => {
    const created = fc.sample(validInput('CreateFHIRDatastore'), { numRuns: 300, seed: 1 })
    const lengths = created.map(({ DatastoreName = 'none' }) => Array.from(DatastoreName).length)
    expect(new Set(lengths)).toContain(1)
    expect(new Set(lengths)).toContain(256)
    expect(Math.max(...lengths)).toBe(256)
    const listed = fc.sample(validInput('ListFHIRDatastores'), { numRuns: 300, seed: 1 })
    const sizes = new Set(listed.map(({ MaxResults }) => MaxResults))
    for (const size of [undefined, 1, 500]) expect(sizes).toContain(size)
  })

  it('has every member but NextToken', () => {
    const listed = fc.sample(validInput('ListFHIRImportJobs'), { numRuns: 200, seed: 1 })
    const members = new Set(listed.flatMap((input) => Object.keys(input)))
    expect([...members].toSorted()).toEqual([
      'DatastoreId',
      'JobName',
      'JobStatus',
      'MaxResults',
      'SubmittedAfter',
      'SubmittedBefore',
    ])
  })

  it.each(names)('prints inputs of %s as code that can be pasted', (operation) => {
    fc.assert(
      fc.property(validInput(operation), (input) => {
        expect(pasted(input)).toStrictEqual(input)
      }),
      { numRuns: 12 },
    )
  })

  it('is for operations that there are', () => {
    expect(() => validInput('CreateDatastore' as OperationName)).toThrow(MisuseError)
    expect(() => validInput('CreateDatastore' as OperationName)).toThrow(
      "validInput: operation 'CreateDatastore' is not simulated. Did you mean CreateFHIRDatastore?",
    )
  })
})

function isLongName({ path, constraint }: { path: string; constraint: string }): boolean {
  return path === 'datastoreName' && constraint.includes('less')
}

describe('invalidInput', () => {
  it('breaks each constraint in each place', () => {
    expect(brokenIn('UntagResource')).toEqual([
      'resourceARN: Member must have length less than or equal to 1011',
      'resourceARN: Member must not be null',
      String.raw`resourceARN: Member must satisfy regular expression pattern: arn:aws((-us-gov)|(-iso)|(-iso-b)|(-cn))?:healthlake:[a-z0-9-]+:\d{12}:(datastore\/fhir\/.{32}|dataTransformationProfile\/[a-f0-9]{32})`,
      'tagKeys: Member must have length less than or equal to 200',
      'tagKeys: Member must not be null',
      String.raw`tagKeys: Member must satisfy constraint: [Member must have length less than or equal to 128, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: ([\p{L}\p{Z}\p{N}_.:/=+\-@]*), Member must not be null]`,
    ])
  })

  it('shrinks to an input in which nothing is strange but the one place', () => {
    expect(smallest(invalidInput('CreateFHIRDatastore'), isLongName)).toEqual({
      input: { DatastoreTypeVersion: 'R4', DatastoreName: 'a'.repeat(257) },
      path: 'datastoreName',
      constraint: 'Member must have length less than or equal to 256',
    })
  })

  it.each(names)('prints inputs of %s as code that can be pasted', (operation) => {
    fc.assert(
      fc.property(invalidInput(operation), (broken) => {
        expect(pasted(broken)).toStrictEqual(broken)
      }),
      { numRuns: 12 },
    )
  })

  it("is refused through AWS's own client as well", async () => {
    const known = names.filter((name) => `${name}Command` in sdk)
    const any = known.map((name) => invalidInput(name).map((broken) => ({ name, ...broken })))
    const commands = sdk as unknown as Record<string, new (input: object) => sdk.TagResourceCommand>

    await fc.assert(
      fc.asyncProperty(fc.oneof(...any), async ({ name, input, path, constraint }) => {
        const fake = createFakeHealthLake()
        const Command = commands[`${name}Command`] as new (input: object) => sdk.TagResourceCommand

        const told = await fake
          .client()
          .send(new Command(input))
          .catch((error: Error) => error)

        // This version of the SDK does not know every member yet; then the fake refuses to let it be dropped.
        fc.pre(!(told instanceof MisuseError))
        expect(told).toBeInstanceOf(sdk.ValidationException)
        const { message } = told as Error
        expect(message).toContain(`at '${path}' failed to satisfy constraint: ${constraint}`)
      }),
      { numRuns: 25 },
    )
    const ofTheSdk = Object.keys(sdk).filter((name) => /^[A-Z]\w+Command$/.test(name))
    expect(known.map((name) => `${name}Command`).toSorted()).toEqual(ofTheSdk.toSorted())
  })

  it('is for operations that there are', () => {
    expect(() => invalidInput('Tag' as OperationName)).toThrow(
      "invalidInput: operation 'Tag' is not simulated. Simulated are",
    )
  })

  it('is for operations of the control plane, which interactions of the FHIR endpoint are not', () => {
    expect(() => validInput('ReadResource' as OperationName)).toThrow(
      "validInput: 'ReadResource' is an interaction of the FHIR endpoint, and this takes only operations of the control plane: CreateFHIRDatastore, ",
    )
  })
})

import { expect, it } from 'vitest'
import { wrongInputs } from '../../conformance/suite/refusals.ts'
import { refusalOf } from '../../conformance/suite/tools.ts'
import type { Ground } from '../ground.ts'
import { unknownId } from '../../values.ts'

const role = 'arn:aws:iam::123456789012:role/nobody'
const output = { S3Configuration: { S3Uri: 's3://bucket/out', KmsKeyId: 'alias/nobody' } }
const tag = { Key: '*', Value: 'v' }

/** How inputs are read and refused. Nothing here creates anything, if the service refuses it. */
export function requestChecks({ account, name }: Ground): void {
  const { sendText } = account

  async function messageOf(operation: string, input: object): Promise<string> {
    return (await refusalOf(account, sendText(operation, JSON.stringify(input)))).message
  }

  it.each(wrongInputs)(
    '%s refuses an input that breaks constraints [constraints] [message-form] (%#)',
    async (operation, input, message) => {
      const refusal = await refusalOf(account, account.send(operation, input))

      expect([refusal.name, refusal.message]).toEqual(['ValidationException', message])
    },
  )

  it('an unknown id is refused [unknown-datastore]', async () => {
    const describing = account.send('DescribeFHIRDatastore', { DatastoreId: unknownId })

    expect((await refusalOf(account, describing)).name).toBe('ResourceNotFoundException')
  })

  it('errors of the client have status 400 [http-status]', async () => {
    const describing = account.send('DescribeFHIRDatastore', { DatastoreId: unknownId })

    expect((await refusalOf(account, describing)).statusCode).toBe(400)
  })

  it('a list is printed [message-values]', async () => {
    const Tags = Array.from({ length: 201 }, (_, index) => ({ Key: `${index}`, Value: 'v' }))
    const printed = Tags.map(({ Key }) => `Tag(key=${Key}, value=v)`)

    expect(
      await messageOf('CreateFHIRDatastore', {
        DatastoreTypeVersion: 'R4',
        DatastoreName: name('refused'),
        Tags,
      }),
    ).toBe(
      `1 validation error detected: Value '[${printed.join(', ')}]' at 'tags' failed to satisfy constraint: Member must have length less than or equal to 200`,
    )
  })

  it('the pattern comes before the length [message-order]', async () => {
    expect(await messageOf('DescribeFHIRDatastore', { DatastoreId: '*'.repeat(33) })).toMatch(
      /^2 validation errors detected: .*regular expression pattern.*length less than or equal to 32$/,
    )
  })

  it('ten of more violations are shown, and all are counted [message-limit]', async () => {
    const message = await messageOf('CreateFHIRDatastore', {
      DatastoreTypeVersion: 'R4',
      DatastoreName: name('refused'),
      Tags: Array.from({ length: 12 }, () => tag),
    })

    expect([message.slice(0, 30), message.split('; ').length]).toEqual([
      '12 validation errors detected:',
      10,
    ])
  })

  it('lengths count code points [string-length]', async () => {
    expect(
      await messageOf('ListFHIRDatastores', { Filter: { DatastoreName: '𠀀'.repeat(257) } }),
    ).toMatch(/^1 validation error detected: .*length less than or equal to 256$/)
    expect(
      await sendText(
        'ListFHIRDatastores',
        JSON.stringify({ Filter: { DatastoreName: '𠀀'.repeat(256) } }),
      ),
    ).toEqual({ DatastorePropertiesList: [] })
  })

  it('another JSON type is refused before any constraint [wrong-type]', async () => {
    const body = JSON.stringify({ MaxResults: 'ten', NextToken: 'x'.repeat(9000) })

    const refusal = await refusalOf(account, sendText('ListFHIRDatastores', body))

    expect(refusal.name).toBe('SerializationException')
  })

  it('null is as good as nothing [null-is-absent]', async () => {
    const body = JSON.stringify({ MaxResults: null, Filter: { DatastoreName: null } })

    expect(await sendText('ListFHIRDatastores', body)).toHaveProperty('DatastorePropertiesList')
  })

  it('a union needs exactly one member [union-member]', async () => {
    const refusal = await refusalOf(
      account,
      sendText(
        'StartFHIRImportJob',
        JSON.stringify({
          DatastoreId: unknownId,
          DataAccessRoleArn: role,
          InputDataConfig: {},
          JobOutputDataConfig: output,
        }),
      ),
    )

    expect(refusal.name).toBe('ValidationException')
  })
}

import { expect, it } from 'vitest'
import { refusalOf } from '../../conformance/suite/tools.ts'
import type { Ground } from '../ground.ts'

const headers = {
  'content-type': 'application/x-amz-json-1.0',
  'x-amz-target': 'HealthLake.ListFHIRDatastores',
}

/** What comes over the wire, before any operation. */
export function protocolChecks({ account, settings }: Ground): void {
  it('what is no AWS JSON is answered with 404 [request-form]', async () => {
    const answer = await account.fetch({
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: '{}',
    })

    expect([answer.status, (await answer.text()).trim()]).toEqual([
      404,
      '<UnknownOperationException/>',
    ])
  })

  it('an operation that there is not is refused [unknown-operation]', async () => {
    const refusal = await refusalOf(account, account.sendText('BurnFHIRDatastore', '{}'))

    expect([refusal.name, refusal.statusCode]).toEqual(['UnknownOperationException', 400])
  })

  it('a request without Authorization is refused [unsigned]', async () => {
    expect(await nameIn(account.fetch({ method: 'POST', headers, body: '{}' }))).toBe(
      'MissingAuthenticationTokenException',
    )
  })

  it('a signature that lacks parts is refused [signature-form]', async () => {
    const scope = `20260101/${settings.region}/healthlake/aws4_request`
    const authorization = `AWS4-HMAC-SHA256 Credential=AKIDLIVE/${scope}`
    const answer = account.fetch({
      method: 'POST',
      headers: { ...headers, authorization },
      body: '{}',
    })

    expect(await nameIn(answer)).toBe('IncompleteSignatureException')
  })

  it('a body that is not JSON is refused [body-not-json]', async () => {
    const refusal = await refusalOf(account, account.sendText('ListFHIRDatastores', '{"MaxRes'))

    expect(refusal.name).toBe('SerializationException')
  })
}

async function nameIn(answer: Promise<Response>): Promise<string> {
  const { __type: type } = (await (await answer).json()) as { __type: string }
  return type.replace(/^.*#/, '')
}

// Signs requests with @smithy/signature-v4, as many programs do: part of the code under test, which knows of no fake.
import { Sha256 } from '@aws-crypto/sha256-js'
import { HttpRequest } from '@smithy/protocol-http'
import { SignatureV4 } from '@smithy/signature-v4'

const signer = new SignatureV4({
  service: 'healthlake',
  region: 'us-east-1',
  credentials: { accessKeyId: 'anybody', secretAccessKey: 'anything' },
  sha256: Sha256,
})

/**
 * Makes a request to a FHIR endpoint and signs it.
 *
 * @param method The method of HTTP
 * @param url Where to send it
 * @param resource What to send (default: nothing)
 * @param headers More headers
 * @returns The request with its signature
 */
export async function signed(
  method: string,
  url: string,
  resource?: object,
  headers: Record<string, string> = {},
): Promise<HttpRequest> {
  const { hostname, pathname } = new URL(url)
  const request = new HttpRequest({
    method,
    hostname,
    path: pathname,
    headers: { host: hostname, 'content-type': 'application/fhir+json', ...headers },
    ...(resource === undefined ? {} : { body: JSON.stringify(resource) }),
  })
  return new HttpRequest(await signer.sign(request))
}

import { Client } from 'fhir-kit-client'
import { got } from 'got'
import nodeFetch from 'node-fetch'
import required from './clients.cjs'

/** All clients. */
export const clients = {
  ...required,
  got: async (url, init) => (await got(url, init)).body,
  'node-fetch': async (url, init) => (await nodeFetch(url, init)).text(),
  async 'fhir-kit-client'(url, init) {
    const client = new Client({ baseUrl: url })
    const { headers, body } = init
    return JSON.stringify(await client.request('', { method: 'POST', options: { headers }, body }))
  },
}

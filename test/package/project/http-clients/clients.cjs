const https = require('node:https')
const { HealthLakeClient, ListFHIRDatastoresCommand } = require('@aws-sdk/client-healthlake')
const { AwsClient } = require('aws4fetch')
const axios = require('axios')
const undici = require('undici')

const credentials = { accessKeyId: 'anybody', secretAccessKey: 'anything' }
const captured = globalThis.fetch

// The clients that can be required.
module.exports = {
  fetch: async (url, init) => (await fetch(url, init)).text(),
  'fetch, captured before': async (url, init) => (await captured(url, init)).text(),
  'undici of npm': async (url, init) => (await undici.request(url, init)).body.text(),
  'fetch of undici of npm': async (url, init) => (await undici.fetch(url, init)).text(),
  axios: async (url, { body, ...rest }) =>
    JSON.stringify((await axios.request({ ...rest, url, data: body, proxy: false })).data),
  aws4fetch: async (url, init) => {
    const signer = new AwsClient({ ...credentials, service: 'healthlake', region: 'us-east-1' })
    return (await signer.fetch(url, init)).text()
  },
  'node:https': (url, { body, ...rest }) =>
    new Promise((resolve, reject) => {
      const request = https.request(url, rest, (response) => {
        let text = ''
        response.on('data', (chunk) => {
          text += chunk
        })
        response.on('end', () => resolve(text))
      })
      request.on('error', reject)
      request.end(body)
    }),
  'new HealthLakeClient': async () => {
    const client = new HealthLakeClient({ region: 'us-east-1', credentials })
    return JSON.stringify(await client.send(new ListFHIRDatastoresCommand({})))
  },
}

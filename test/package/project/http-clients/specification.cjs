const assert = require('node:assert/strict')

const url = 'https://healthlake.us-east-1.amazonaws.com/'

const headers = {
  'content-type': 'application/x-amz-json-1.0',
  'x-amz-target': 'HealthLake.ListFHIRDatastores',
  'x-amz-date': '20250101T000000Z',
  authorization: `AWS4-HMAC-SHA256 Credential=AKID/20250101/us-east-1/healthlake/aws4_request, SignedHeaders=host;x-amz-date;x-amz-target, Signature=${'0'.repeat(64)}`,
}

// The same tests for each runner: every client reaches the fake, and after it whatever was there before.
function specify({ test, clients, createFakeHealthLake, interceptHttp, tls, https }) {
  for (const [name, ask] of Object.entries(clients)) {
    test(`${name} reaches the fake`, async () => {
      const before = [globalThis.fetch, tls.connect, https.Agent.prototype.createConnection]
      const fake = createFakeHealthLake()
      fake.addDatastore({ DatastoreName: 'records' })
      const interception = interceptHttp(fake)
      try {
        for (const time of [1, 2]) {
          assert.match(String(await ask(url, { method: 'POST', headers, body: '{}' })), /"records"/)
          assert.equal(fake.history.length, time)
        }
      } finally {
        interception[Symbol.dispose]()
      }
      const after = [globalThis.fetch, tls.connect, https.Agent.prototype.createConnection]
      assert.ok(before.every((each, index) => each === after[index]))
      assert.equal(fake.history.length, 2)
    })
  }
}

module.exports = { specify }

const https = require('node:https')
const tls = require('node:tls')
const { createFakeHealthLake } = require('fake-healthlake')
const { interceptHttp } = require('fake-healthlake/http')
const clients = require('./clients.cjs')
const { specify } = require('./specification.cjs')

specify({ test, clients, createFakeHealthLake, interceptHttp, tls, https })

describe('With fake timers, which replace nextTick and queueMicrotask too,', () => {
  beforeEach(() => jest.useFakeTimers())
  afterEach(() => jest.useRealTimers())

  // npm's undici waits for them itself, whatever answers it.
  const others = Object.entries(clients).filter(([name]) => !name.includes('undici of npm'))
  specify({
    test,
    clients: Object.fromEntries(others),
    createFakeHealthLake,
    interceptHttp,
    tls,
    https,
  })
})

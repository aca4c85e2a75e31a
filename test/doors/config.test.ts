import {
  CreateFHIRDatastoreCommand,
  ListFHIRDatastoresCommand,
  ThrottlingException,
} from '@aws-sdk/client-healthlake'
import { createFakeHealthLake, MisuseError } from 'fake-healthlake'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { rejectionOf } from '../thrown.ts'
import { configured, sentBy, signedBy } from './tools.ts'

const list = new ListFHIRDatastoresCommand({})
const create = new CreateFHIRDatastoreCommand({ DatastoreTypeVersion: 'R4' })

const own = { accessKeyId: 'AKIDOWN', secretAccessKey: 'own' }
type AccessKeys = typeof own

describe.each(configured)('A configuration given to %s', (_name, open) => {
  it('may name the region', async () => {
    const fake = createFakeHealthLake()

    const { DatastoreArn } = await open(fake, { region: 'eu-west-2' }).send(create)

    expect(DatastoreArn).toMatch(/^arn:aws:healthlake:eu-west-2:/)
    expect(fake.history).toMatchObject([{ region: 'eu-west-2' }])
  })

  it('may have a provider of the region', async () => {
    const fake = createFakeHealthLake()
    const client = open(fake, { region: async () => 'us-gov-west-1' })
    const sent = sentBy(client)

    const { DatastoreArn } = await client.send(create)

    expect(DatastoreArn).toMatch(/^arn:aws-us-gov:healthlake:us-gov-west-1:/)
    expect(sent).toMatchObject([{ hostname: 'healthlake.us-gov-west-1.amazonaws.com' }])
  })

  it("leads to the fake's region if it names none", async () => {
    const fake = createFakeHealthLake({ region: 'ap-south-1' })
    const client = open(fake)
    const sent = sentBy(client)

    await client.send(list)

    expect(await client.config.region()).toBe('ap-south-1')
    expect(sent.map(signedBy)).toEqual([{ key: 'AKIDFAKEHEALTHLAKE', region: 'ap-south-1' }])
  })

  it('may bring access keys, which sign', async () => {
    const client = open(createFakeHealthLake(), { credentials: own })
    const sent = sentBy(client)

    await client.send(list)

    expect(sent.map(signedBy)).toMatchObject([{ key: 'AKIDOWN' }])
  })

  it('may have a provider of access keys, which is never asked', async () => {
    const credentials = vi.fn<() => Promise<AccessKeys>>(async () => own)
    const client = open(createFakeHealthLake(), { credentials })
    const sent = sentBy(client)

    await client.send(list)

    expect(credentials).not.toHaveBeenCalled()
    expect(sent.map(signedBy)).toMatchObject([{ key: 'AKIDFAKEHEALTHLAKE' }])
  })

  it('may name an endpoint, where nothing arrives', async () => {
    const fake = createFakeHealthLake()
    const client = open(fake, { endpoint: 'http://127.0.0.1:1' })
    const sent = sentBy(client)

    await client.send(list)

    expect(sent).toMatchObject([{ hostname: '127.0.0.1' }])
    expect(fake.history).toHaveLength(1)
  })

  it.each(['useFipsEndpoint', 'useDualstackEndpoint'])('may set %s', async (variant) => {
    const fake = createFakeHealthLake()

    await open(fake, { [variant]: true }).send(list)

    expect(fake.history).toHaveLength(1)
  })

  it('counts what is undefined as left out', async () => {
    vi.stubEnv('AWS_ENDPOINT_URL', 'http://127.0.0.1:1')
    vi.stubEnv('AWS_REGION', 'mars-north-1')
    vi.stubEnv('AWS_MAX_ATTEMPTS', '1')
    onTestFinished(() => void vi.unstubAllEnvs())
    const fake = createFakeHealthLake()
    const nothing = { endpoint: undefined, region: undefined, maxAttempts: undefined }
    const client = open(fake, { ...nothing, retryMode: undefined, requestHandler: undefined } as {})
    const sent = sentBy(client)

    await client.send(list)

    expect(sent).toMatchObject([{ hostname: 'healthlake.us-east-1.amazonaws.com' }])
    expect(await client.config.maxAttempts()).toBe(3)
    expect(await client.config.region()).toBe('us-east-1')
  })

  it('may not bring a request handler of its own', () => {
    const fake = createFakeHealthLake()
    const requestHandler = { handle: () => Promise.reject(new Error('asked')) }

    expect(() => open(fake, { requestHandler })).toThrow(
      new MisuseError(
        'config.requestHandler is a request handler of your own, which would bypass the fake; leave it out, or give handler options such as { requestTimeout: 1000, throwOnRequestTimeout: true }.',
      ),
    )
    expect(() => fake.verify()).not.toThrow()
  })

  it.each([
    ['5s', "'5s'"],
    [-1, '-1'],
    [Number.NaN, 'NaN'],
    [null, 'null'],
  ])('may not have a time limit that is no number: %s', (given, shown) => {
    for (const option of ['requestTimeout', 'socketTimeout']) {
      const requestHandler = { [option]: given as number }

      expect(() => open(createFakeHealthLake(), { requestHandler })).toThrow(
        new MisuseError(
          `config.requestHandler: ${option} is ${shown}; give milliseconds, 0 or more; 0 is for ever.`,
        ),
      )
    }
  })

  it('may have options for the handler: a time limit ends what takes longer', async () => {
    const fake = createFakeHealthLake()
    fake.faults.add({ outcome: { kind: 'latency', duration: { seconds: 30 } } })
    const requestHandler = { requestTimeout: 2000, throwOnRequestTimeout: true }
    const client = open(fake, { requestHandler, maxAttempts: 1 })

    const error = await rejectionOf(client.send(list))

    expect(error).toMatchObject({ name: 'TimeoutError' })
    expect(fake.clock.now()).toBe(Date.parse('2025-01-01T00:00:02.000Z'))
    const handler: object = client.config.requestHandler
    expect((handler as { httpHandlerConfigs(): object }).httpHandlerConfigs()).toEqual(
      requestHandler,
    )
  })

  it.each([
    [null, 'null'],
    ['eu-west-1', "'eu-west-1'"],
    [5, '5'],
  ])('must be an object, not %j', (config, shown) => {
    expect(() => open(createFakeHealthLake(), config as never)).toThrow(
      new MisuseError(
        `The client's configuration is ${shown}; give an object such as { region: 'eu-west-1' }, or nothing.`,
      ),
    )
  })

  it('is left as it was', () => {
    const config = Object.freeze({ region: 'eu-west-1', maxAttempts: 5 })

    open(createFakeHealthLake(), config)

    expect(config).toEqual({ region: 'eu-west-1', maxAttempts: 5 })
  })

  it('may say how often to try', async () => {
    const fake = createFakeHealthLake()
    fake.faults.add({ per: 'attempt', times: 'always', outcome: 'ThrottlingException' })

    for (const maxAttempts of [1, 5, async () => 7]) {
      const error = await rejectionOf(open(fake, { maxAttempts }).send(list))
      expect(error).toBeInstanceOf(ThrottlingException)
    }

    expect(fake.history.map(({ attempts }) => attempts.length)).toEqual([1, 5, 7])
  })
})

import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { serverAt } from '../http/command.ts'
import { dataPathOf, isCi, model, run, versionOf } from './foreign.ts'

const version = versionOf('boto3', 'python3', ['-c', 'import boto3; print(boto3.__version__)'])

const program = fileURLToPath(new URL('boto3_test.py', import.meta.url))
const example = fileURLToPath(new URL('../../examples/boto3_test.py', import.meta.url))
const fhirExample = fileURLToPath(new URL('../../examples/fhir/python_test.py', import.meta.url))

it('boto3 is here, or this is no CI', () => {
  expect([isCi, version]).not.toEqual([true, undefined])
})

describe.runIf(version !== undefined)('Programs with boto3', { timeout: 120_000 }, () => {
  it('do what they do with AWS', async (context) => {
    const { url } = await serverAt(context, [
      '--port',
      '0',
      '--clock',
      'polling',
      '--start',
      '2025-01-01',
    ])

    const { code, err } = await run('python3', [program, '-v', 'Boto3'], { HEALTHLAKE_URL: url })

    expect(code === 0 ? 'passed' : err).toBe('passed')
    expect(err).toMatch(/^Ran 1\d tests/m)
  })

  it('do so in examples/boto3_test.py', async (context) => {
    const { url } = await serverAt(context, [
      '--port',
      '0',
      '--clock',
      'polling',
      '--start',
      '2025-01-01',
    ])

    const { code, err } = await run('python3', [example], { HEALTHLAKE_URL: url })

    expect(code === 0 ? 'passed' : err).toBe('passed')
    expect(err).toMatch(/^Ran 1 test /m)
  })

  it('do so at the FHIR endpoint, in examples/fhir/python_test.py', async (context) => {
    const { url } = await serverAt(context, [
      '--port',
      '0',
      '--clock',
      'polling',
      '--start',
      '2025-01-01',
    ])

    const { code, err } = await run('python3', [fhirExample, '-v'], { HEALTHLAKE_URL: url })

    for (const [line] of err.matchAll(/^.*skipped.*$/gm)) console.log(`!!! ${line}`)
    expect(code === 0 ? 'passed' : err).toBe('passed')
    expect(err).toMatch(/^Ran 3 tests/m)
  })

  it.runIf(model !== undefined)('do so with the model of September 2026 too', async (context) => {
    const { url } = await serverAt(context, [
      '--port',
      '0',
      '--clock',
      'polling',
      '--start',
      '2025-01-01',
    ])
    const env = { HEALTHLAKE_URL: url, AWS_DATA_PATH: dataPathOf(model ?? '') }

    const { code, err } = await run(
      'python3',
      [program, '-v', 'Boto3WithTheModelOfSeptember2026'],
      env,
    )

    expect(code === 0 ? 'passed' : err).toBe('passed')
    expect(err).toMatch(/^Ran 1\d tests/m)
  })
})

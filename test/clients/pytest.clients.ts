import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { bundled } from '../bundled.ts'
import { run, versionOf } from './foreign.ts'

const version = versionOf('pytest with boto3', 'python3', [
  '-c',
  'import boto3, pytest; print(pytest.__version__)',
])

const folder = fileURLToPath(new URL('../../examples/python/', import.meta.url))

describe.runIf(version !== undefined)(
  'The fixtures of examples/python',
  { timeout: 120_000 },
  () => {
    it.each([
      ['', {}],
      [
        ', past a proxy, and whatever else is set',
        {
          http_proxy: 'http://127.0.0.1:9',
          AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true',
          HEALTHLAKE_URL: '',
        },
      ],
    ])('start the command, lead programs to it, and end it%s', async (_, set) => {
      const cli = await bundled('src/cli.ts')
      onTestFinished(() => rmSync(dirname(cli), { recursive: true }))
      const args = ['-m', 'pytest', '-q', '-p', 'no:cacheprovider', folder]

      const { code, out } = await run('python3', args, {
        ...set,
        FAKE_HEALTHLAKE: `'${process.execPath}' --no-warnings '${cli}'`,
        PYTHONDONTWRITEBYTECODE: '1',
      })

      expect(code === 0 ? 'passed' : out).toBe('passed')
      expect(out).toMatch(/^5 passed/m)
    })
  },
)

import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

let messages: Map<string, readonly string[]>

beforeAll(async () => {
  messages = await messagesOf('test/vitest/program/failing.program.ts')
}, 60_000)

describe('A test with the fixture healthlake', () => {
  it('shows the timeline when a matcher fails', () => {
    const [message, ...others] = messages.get('a matcher') ?? []

    expect(message).toContain('The fake has not received CreateFHIRDatastore.\n\nnow 2025-01-01')
    expect(message).toContain('  2025-01-01T00:00:00.000Z  ListFHIRDatastores (client)')
    expect(others).toEqual([])
  })

  it('fails when a fault rule is not used up, and shows the timeline', () => {
    const [message] = messages.get('a rule that was not used up') ?? []

    expect(message).toMatch(/^MisuseError: Fault rules were not used up:\n- rule 1, .* TagResource/)
    expect(message).toContain('  2025-01-01T00:00:00.000Z  ListFHIRDatastores (client)')
  })

  it('fails when a mistake was swallowed', () => {
    const [message] = messages.get('a mistake that was swallowed') ?? []

    expect(message).toContain('MisuseError: The fake was used in ways that it refused:')
    expect(message).toContain('Did you mean DatastoreName?')
  })

  it('that has failed tells its own reason alone, with the timeline', () => {
    const [message, ...others] = messages.get('a test that fails anyway') ?? []

    expect(message).toMatch(/^Error: for a reason of its own\n\nnow 2025-01-01T00:00:00\.000Z\n/)
    expect(message).toContain('failing.program.ts:')
    expect(others).toEqual([])
  })

  it('that timed out tells what it waited for, until when, and what would help', () => {
    const [message, ...others] = messages.get('a waiter on a clock that nobody moves') ?? []

    expect(message).toContain('Test timed out in 200ms.')
    expect(message).toContain(
      '\n\nclaims is CREATING until 2025-01-01T00:15:00.000Z, and was polled',
    )
    expect(message).toContain('or use a clock that polls move: pollingClock(), --clock polling.')
    expect(message).toContain('  2025-01-01T00:00:00.000Z  DescribeFHIRDatastore (client)')
    expect(others).toEqual([])
  })

  it('fails when it polled again and again on a clock that nobody moved, and says so once', () => {
    const [message = ''] = messages.get('a poll on a clock that nobody moves') ?? []

    expect(message).toContain(
      'MisuseError: Something unfinished was polled on a clock that nothing moved',
    )
    expect(message.match(/claims is CREATING until/g)).toHaveLength(1)
  })

  it('fails when a listener of an event rejects after it', () => {
    const [message] = messages.get('a listener that rejects') ?? []

    expect(message).toContain('MisuseError: Listeners of events threw:\n- Data Store Creating,')
    expect(message).toContain('Error: too late')
    expect(message).toContain('  2025-01-01T00:00:00.000Z  CreateFHIRDatastore (client)')
  })

  it('shows where a listener threw', async () => {
    const only = ['-t', 'a listener that throws']
    const output = await outputOf('test/vitest/program/failing.program.ts', 'default', ...only)

    expect(output).toContain('Caused by: Error: here')
    expect(output).toMatch(/failing\.program\.ts:\d+:\d+/)
  })

  it('fails when a listener of an event never finishes', () => {
    const [message] = messages.get('a listener that waits for ever') ?? []

    expect(message).toContain(
      'MisuseError: 1 listener of an event has not finished: Data Store Creating of ',
    )
  })

  it('that no request has reached says so', () => {
    const [message] = messages.get('a client that is not intercepted') ?? []

    expect(message).toContain('Test timed out in 200ms.')
    expect(message).toContain(
      '\n\nNo request has reached this fake. If the code under test sent one, it',
    )
    const [other] = messages.get('a matcher') ?? []
    expect(other).not.toContain('No request')
  })

  it('that hangs says that nothing ends it', () => {
    const [message] = messages.get('a hang that nothing ends') ?? []

    expect(message).toContain('Test timed out in 200ms.')
    expect(message).toContain(
      '\n\nA call waits for a response that never comes, and nothing ends the wait',
    )
  })
})

describe('An import of fake-healthlake/vitest', () => {
  it('changes no expect', () => {
    expect(messages.get('an import alone')?.[0]).toContain('Invalid Chai property: toHaveReceived')
  })
})

interface JsonReport {
  readonly testResults: readonly {
    readonly assertionResults: readonly {
      readonly title: string
      readonly failureMessages: readonly string[]
    }[]
  }[]
}

/** Runs a file of tests in a process of its own, and gives what each of them failed with. */
async function messagesOf(file: string): Promise<Map<string, readonly string[]>> {
  const { testResults } = JSON.parse(await outputOf(file, 'json')) as JsonReport
  const results = testResults.flatMap(({ assertionResults }) => assertionResults)
  return new Map(results.map((test) => [test.title, test.failureMessages]))
}

function outputOf(file: string, reporter: string, ...more: readonly string[]): Promise<string> {
  const config = ['--config', 'test/vitest/program/vitest.config.ts', '--reporter', reporter]
  const args = ['node_modules/vitest/vitest.mjs', 'run', ...config, file, ...more]
  return new Promise((resolve, reject) => {
    const env = { ...process.env, NO_COLOR: '1' }
    execFile(
      process.execPath,
      args,
      { cwd: root, env, maxBuffer: 2 ** 24 },
      (_failed, out, err) => {
        if (reporter === 'json' && !out.startsWith('{')) reject(new Error(err))
        else resolve(reporter === 'json' ? out : out + err)
      },
    )
  })
}

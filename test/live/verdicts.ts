import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Reporter, TestCase } from 'vitest/node'
import { ledger } from '../../src/model/ledger/ledger.ts'
import { hostOf, isAws, settingsFrom, type Environment } from './settings.ts'

/** What became of a check. */
export interface Outcome {
  /** Its title, which names ledger entries. */
  readonly title: string
  readonly state: 'agrees' | 'differs' | 'not reached'
  /** What was there instead, or why it was not reached. */
  readonly got?: string
}

/**
 * Prints, at the end of a run, what it says of each ledger entry, and keeps that in a file of its own for each that was
 * asked: what an emulator says is no word of AWS.
 */
export function verdicts(environment: Environment): Reporter {
  return {
    onTestRunEnd(modules) {
      const tests = modules.flatMap((module) => [...module.children.allTests()])
      const { title, file } = askedIn(environment)
      const text = [title, '', ...verdictLines(tests.map(outcomeOf))].join('\n')
      console.log(text)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, `${text}\n`)
      console.log(`It is kept in ${file}.`)
    },
  }
}

/** Who is asked, as a heading, and the file for what that says. */
export function askedIn(environment: Environment): { title: string; file: string } {
  const { endpoint, region } = settingsFrom({ ...environment, HEALTHLAKE_LIVE: '1', CI: '' })
  const host = new URL(endpoint ?? hostOf(region)).host
  const title = isAws(endpoint)
    ? `Asked: AWS HealthLake, ${host}`
    : `Asked: ${host}, which is not AWS; what it says is no evidence of the service.`
  const folder = environment['HEALTHLAKE_LIVE_RESULTS'] ?? 'test/live/results'
  return { title, file: `${folder}/${host.replaceAll(':', '-')}.txt` }
}

/** Puts outcomes into a line for each ledger entry and a summary. */
export function verdictLines(outcomes: readonly Outcome[]): readonly string[] {
  const entries = Object.keys(ledger).map((id) => verdictOn(id, outcomes))
  const count = (state: Outcome['state']) => entries.filter((entry) => entry.state === state).length
  return [
    ...entries.map(({ id, state, got }) =>
      [id.padEnd(34), got === undefined ? state : `${state} (${got})`].join(' '),
    ),
    '',
    `${count('agrees')} agree, ${count('differs')} differ, ${count('not reached')} are not reached`,
  ]
}

function verdictOn(
  id: string,
  outcomes: readonly Outcome[],
): Omit<Outcome, 'title'> & { id: string } {
  const own = outcomes.filter(({ title }) => title.includes(`[${id}]`))
  const worst =
    own.find(({ state }) => state === 'differs') ??
    own.find(({ state, got }) => state === 'not reached' && got !== undefined) ??
    own.find(({ state }) => state === 'agrees')
  return { id, state: 'not reached', ...worst }
}

function outcomeOf(test: TestCase): Outcome {
  const { state, errors } = test.result()
  const title = test.name
  if (state === 'passed') return { title, state: 'agrees' }
  const error = errors?.[0]
  if (error === undefined) return { title, state: 'not reached' }
  // Only what the service itself said is a difference. A lost connection says nothing about it.
  return ['AssertionError', 'Refused'].includes(error.name ?? '')
    ? { title, state: 'differs', got: `got ${brief(error['actual'] ?? error.message)}` }
    : { title, state: 'not reached', got: brief(error.message) }
}

function brief(value: unknown): string {
  const text = (typeof value === 'string' ? value : JSON.stringify(value)).replaceAll(/\s+/g, ' ')
  return text.length > 160 ? `${text.slice(0, 160)}…` : text
}

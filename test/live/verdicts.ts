import type { Reporter, TestCase } from 'vitest/node'
import { ledger } from '../../src/model/ledger/ledger.ts'

/** What became of a check. */
export interface Outcome {
  /** Its title, which names ledger entries. */
  readonly title: string
  readonly state: 'agrees' | 'differs' | 'not checked'
  /** What was there instead, or why it was not checked. */
  readonly got?: string
}

/** Prints, at the end of a run, what it says of each ledger entry. */
export function verdicts(): Reporter {
  return {
    onTestRunEnd(modules) {
      const tests = modules.flatMap((module) => [...module.children.allTests()])
      console.log(verdictLines(tests.map(outcomeOf)).join('\n'))
    },
  }
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
    `${count('agrees')} agree, ${count('differs')} differ, ${count('not checked')} are not checked`,
  ]
}

function verdictOn(
  id: string,
  outcomes: readonly Outcome[],
): Omit<Outcome, 'title'> & { id: string } {
  const own = outcomes.filter(({ title }) => title.includes(`[${id}]`))
  const worst =
    own.find(({ state }) => state === 'differs') ??
    own.find(({ state, got }) => state === 'not checked' && got !== undefined) ??
    own.find(({ state }) => state === 'agrees')
  return { id, state: 'not checked', ...worst }
}

function outcomeOf(test: TestCase): Outcome {
  const { state, errors } = test.result()
  const title = test.name
  if (state === 'passed') return { title, state: 'agrees' }
  const error = errors?.[0]
  if (error === undefined) return { title, state: 'not checked' }
  // Only what the service itself said is a difference. A lost connection says nothing about it.
  return ['AssertionError', 'Refused'].includes(error.name ?? '')
    ? { title, state: 'differs', got: `got ${brief(error['actual'] ?? error.message)}` }
    : { title, state: 'not checked', got: brief(error.message) }
}

function brief(value: unknown): string {
  const text = (typeof value === 'string' ? value : JSON.stringify(value)).replaceAll(/\s+/g, ' ')
  return text.length > 160 ? `${text.slice(0, 160)}…` : text
}

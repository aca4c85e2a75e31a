import type { Call, Fault } from '../answers.ts'
import { arrange } from './arrange.ts'
import { writeAttempt, type Attempt } from './attempt.ts'
import { writeMoment } from './moment.ts'
import { givenBy } from './names.ts'
import { clockName, writeFake } from './options.ts'
import type { Recorded, Wanted } from './recorded.ts'
import { selectFor } from './select.ts'
import { quoted, toSource } from './source.ts'
import { atOnce, isHit, isStruck } from './strikes.ts'

// A test for Vitest that asks a fake of its own for the same, and expects the same.
export function writeTest(recorded: Recorded, wanted: Wanted): string {
  const { calls, state } = recorded
  const clock = clockName(state)
  if (wanted.kind === 'history') {
    return inFile(clock, titleOfAll(calls), writeCalls(recorded, calls, undefined))
  }
  if (wanted.kind === 'rule') return inFile(clock, ...aboutRule(recorded, wanted.id))
  const target = calls.find(({ sequence }) => sequence === wanted.sequence)
  if (target === undefined) throw new Error('The history does not have that call any more.')
  return inFile(clock, titleOfOne(target), writeOne(recorded, { target, rule: undefined }))
}

function writeOne(recorded: Recorded, focus: Focus): string[] {
  return writeCalls(recorded, selectFor(focus.target, recorded.calls), focus)
}

// The first call it applied to; of one that applied to nothing, that it exists.
function aboutRule(recorded: Recorded, id: number): [title: string, lines: string[]] {
  const { calls, state, faults } = recorded
  const rule = faults.find((each) => each.id === id)
  if (rule === undefined) throw new Error(`There is no fault rule ${id} any more.`)
  const target = calls.find((call) => isStruck(call, id))
  if (target !== undefined) {
    return [`A fault rule applies to ${target.operation}`, writeOne(recorded, { target, rule })]
  }
  const lines = [
    `fake.faults.add(${toSource(atOnce(rule))})`,
    '',
    '// Send the request that the rule applies to here.',
    '',
    'expect(fake.faults.pending()).toHaveLength(1)',
  ]
  return ['A fault rule is there', [...writeFake(state, state.clock.now), ...indented(lines)]]
}

interface Focus {
  readonly target: Call
  // In place of one that only repeats its fault.
  readonly rule: Fault | undefined
}

function writeCalls(
  recorded: Recorded,
  calls: readonly Call[],
  focus: Focus | undefined,
): string[] {
  const { state, faults } = recorded
  const arrangement = arrange(recorded, calls, calls[0]?.at ?? state.clock.now)
  const { start } = arrangement
  const names = new Map<string, string>()
  let now = start
  const steps = calls.flatMap((call, index) => {
    const isTarget = call === focus?.target
    const attempts = isTarget ? attemptsFor(call, focus.rule) : call.attempts
    const given = givenBy(call, calls.slice(index + 1))
    const lines = attempts.flatMap((attempt, place) => {
      const moment = place === 0 ? arrangement.before(call, now) : writeMoment(attempt.at, now)
      now = attempt.at
      const isLast = place === attempts.length - 1
      const isShown = focus === undefined || isTarget
      const rule = isTarget && isLast && isHit(attempt, focus.rule?.id) ? focus.rule : undefined
      const asked = { call, attempt, isLast, isShown, rule, faults, given, names }
      return [...moment, ...writeAttempt({ ...asked, region: state.region })]
    })
    for (const { id, name } of given) names.set(id, name)
    return ['', `// ${call.sequence}: ${call.operation}`, ...lines]
  })
  return [...writeFake(state, start), ...indented([...arrangement.beforeAll(), ...steps])]
}

// Until a rule applies, where that is what the test is about.
function attemptsFor({ attempts }: Call, rule: Fault | undefined): readonly Attempt[] {
  const struck = attempts.findIndex((attempt) => rule !== undefined && isHit(attempt, rule.id))
  return struck < 0 ? attempts : attempts.slice(0, struck + 1)
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => (line === '' ? '' : `  ${line}`))
}

function titleOfAll(calls: readonly Call[]): string {
  return calls.length === 1 ? 'One call' : `${calls.length} calls`
}

function titleOfOne({ operation, error }: Call): string {
  if (error === undefined) return `${operation} succeeds`
  return `${operation} fails with ${error.name}${error.rule === undefined ? '' : ` [${error.rule}]`}`
}

function inFile(clock: string, title: string, lines: readonly string[]): string {
  return [
    `import { createFakeHealthLake, ${clock} } from 'fake-healthlake'`,
    "import { expect, test } from 'vitest'",
    '',
    `test(${quoted(title)}, () => {`,
    ...lines,
    '})',
    '',
  ].join('\n')
}

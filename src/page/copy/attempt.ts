import type { Call, Fault } from '../answers.ts'
import { writeAsking } from './ask.ts'
import { expectAnswer, expectRefusal } from './expect.ts'
import { takeOut, type Given } from './names.ts'
import { membersOf } from './recorded.ts'
import { isFhir } from './requests.ts'
import { toSource, type Names } from './source.ts'
import { atOnce, strikeOf, type Strike } from './strikes.ts'

export type Attempt = Call['attempts'][number]

export interface Asked {
  readonly call: Call
  readonly attempt: Attempt
  readonly isLast: boolean
  // Whether it is what the test is about.
  readonly isShown: boolean
  // The rule to apply to it, in place of one that only repeats its fault.
  readonly rule: Fault | undefined
  readonly faults: readonly Fault[]
  // What later calls need of its response.
  readonly given: readonly Given[]
  readonly names: Names
  readonly region: string
}

// One attempt as a call of its own: its fault, the request, what is expected.
export function writeAttempt(asked: Asked): string[] {
  const { call, attempt, faults, rule, names } = asked
  const strike = strikeOf(call, attempt, faults)
  if (strike.kind === 'hang') return ['// This never got a response, so it is left out.']
  const { JobId } = membersOf(call.input)
  if (call.output !== undefined && typeof JobId === 'string' && !names.has(JobId)) {
    return ['// The job was started before the history begins, so this is left out.']
  }
  const asking = writeAsking(asked)
  if (asking === undefined) {
    return [`// The history does not have the input of this ${call.operation}, so it is left out.`]
  }
  const rules = rule === undefined ? strike.rules : [atOnce(rule)]
  return [
    ...rules.map((each) => `fake.faults.add(${toSource(each, names)})`),
    ...writeAnswered(asked, asking, strike),
  ]
}

function writeAnswered(asked: Asked, asking: string, { kind }: Strike): string[] {
  const { call, attempt, isLast, given } = asked
  const taken = isLast ? takeOut(call, given, undefined) : []
  const isThrown = attempt.error !== undefined && !isFhir(call)
  if (kind === 'connection' || (kind === 'corrupt' && isThrown)) {
    return [`expect(() => ${asking}).toThrow()`, ...taken]
  }
  if (kind === 'corrupt') return [asking, ...taken]
  if (attempt.error === undefined) return writeAnswer(asked, asking)
  const { rule } = isLast ? (call.error ?? {}) : {}
  return expectRefusal(call, asking, { name: attempt.error, rule })
}

function writeAnswer({ call, isLast, isShown, names, given }: Asked, asking: string): string[] {
  if (!isLast) return [asking]
  const answer = `answer${call.sequence}`
  const expected = isShown ? expectAnswer(call, answer, names) : []
  const isNamed = expected.some((line) => line.includes(answer))
  const asked = isNamed ? `const ${answer} = ${asking}` : asking
  const named = expected.length > 0 ? [asked, ...expected] : undefined
  if (isFhir(call)) return [...(named ?? [asking]), ...takeOut(call, given, undefined)]
  const taken = takeOut(call, given, isNamed ? answer : named === undefined ? asking : undefined)
  return named === undefined && taken.length > 0 ? taken : [...(named ?? [asking]), ...taken]
}

import { instantText } from '../../kernel/instant.ts'
import { attemptsOf, type CallRecord } from '../../state/calls.ts'
import type { Service } from '../service.ts'
import { listed, show } from '../../kernel/suggest.ts'
import { findDifference } from '../../kernel/difference.ts'
import { isAbout, isInWindow } from './match.ts'
import type { Fault, StoredRule } from '../../state/fault-rules.ts'

export function explainUnused({ state, exchanges }: Service, fault: Fault): string {
  const { history } = state
  const { rule, since, used, matched } = fault
  if (matched > used) return explainPasses(fault)
  if (used > 0) return 'no further call matched.'
  const calls = history.records.filter(
    ({ sequence, operation }) =>
      sequence > since && isAbout(rule, operation, exchanges[operation]?.ends),
  )
  if (calls.length === 0) {
    const isCleared = history.calls - history.records.length > since
    return isCleared
      ? 'the history has no such call any more.'
      : 'no such operation was called since it was added.'
  }
  return explainMismatch(rule, calls) ?? explainForestalled(rule)
}

function explainPasses({ rule, matched, used }: Fault): string {
  if (matched <= rule.skip) return `${matched} matched, all within skip: ${rule.skip}.`
  return `${matched} matched, and chance or skip let ${matched - used} pass.`
}

function explainMismatch(rule: StoredRule, calls: readonly CallRecord[]): string | undefined {
  const inRegion = calls.filter(({ region }) => region === (rule.region ?? region))
  if (inRegion.length === 0) {
    const regions = [...new Set(calls.map(({ region }) => region))]
    return `the calls went to ${listed(regions)}, not to ${rule.region}.`
  }
  const inWindow = inRegion.filter((call) =>
    attemptsOf(call).some(({ at }) => isInWindow(rule, at)),
  )
  if (inWindow.length === 0) {
    return `the calls came outside its window, which is ${formatWindow(rule)}.`
  }
  const differences = inWindow.map(({ input }) => describeDifference(rule, input))
  return differences.includes(undefined) ? undefined : differences.at(-1)
}

function describeDifference({ input }: StoredRule, given: object): string | undefined {
  const difference = input === undefined ? undefined : findDifference(input, given)
  if (difference === undefined) return undefined
  const { path, wanted, given: instead } = difference
  return `the input differed at ${path}: ${show(instead)} instead of ${show(wanted)}.`
}

function formatWindow({ from, until }: StoredRule): string {
  const begin = from === undefined ? [] : [`from ${instantText(from)}`]
  const end = until === undefined ? [] : [`until ${instantText(until)}`]
  return [...begin, ...end].join(' ')
}

function explainForestalled({ outcome }: StoredRule): string {
  return outcome.kind === 'transition'
    ? 'the calls that matched started nothing, or another rule struck them first.'
    : 'another rule struck the calls that matched first.'
}

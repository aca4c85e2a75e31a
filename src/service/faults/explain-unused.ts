import { instantText } from '../../kernel/instant.ts'
import { attemptsOf, type CallRecord } from '../../state/calls.ts'
import type { Exchanges } from '../exchange.ts'
import type { Service } from '../service.ts'
import { listed, shortened, show } from '../../kernel/suggest.ts'
import { findDifference } from '../../kernel/difference.ts'
import { isAbout, isInWindow, wantedBy } from '../injection/match.ts'
import type { Fault, StoredRule } from '../../state/fault-rules.ts'

export function explainUnused({ state, exchanges }: Service, fault: Fault): string {
  const { history } = state
  const { rule, used, matched } = fault
  if (matched > used) return explainPasses(fault)
  if (used > 0) return 'no further call matched.'
  const isMeant = ({ operation }: CallRecord) => isAbout(rule, operation, exchanges[operation])
  const since = history.records.filter(({ sequence }) => sequence > fault.since)
  const entries = since.flatMap((call) => entriesOf(call, exchanges)).filter(isMeant)
  const strikesEntries = rule.outcome.kind === 'error'
  const calls = [...since.filter(isMeant), ...(strikesEntries ? entries : [])]
  if (calls.length === 0) {
    if (entries.length > 0)
      return 'only entries of bundles called it, and only errors apply to those.'
    const isCleared = history.calls - history.records.length > fault.since
    return isCleared
      ? 'the history no longer has such a call.'
      : 'no such operation was called since it was added.'
  }
  return (
    explainMismatch(rule, calls) ??
    explainForestalled(
      rule,
      calls.every((call) => entries.includes(call)),
    )
  )
}

// The entries of a bundle, as calls of their own.
function entriesOf(call: CallRecord, exchanges: Exchanges): readonly CallRecord[] {
  const parts = exchanges[call.operation]?.parts?.(call.input, undefined) ?? []
  return parts.map(({ operation, input }) => ({ ...call, operation, input }))
}

export function explainPasses({ rule, matched, used }: Fault): string {
  if (matched <= rule.skip) return `${matched} matched, all within skip: ${rule.skip}.`
  return `${matched} matched, and probability or skip let ${matched - used} pass.`
}

function explainMismatch(rule: StoredRule, calls: readonly CallRecord[]): string | undefined {
  const inRegion = calls.filter(({ region }) => region === (rule.region ?? region))
  if (inRegion.length === 0) {
    const regions = [...new Set(calls.map(({ region }) => region))]
    return `the calls went to ${shortened(listed(regions))}, not to ${rule.region}.`
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

export function describeDifference(rule: StoredRule, given: object): string | undefined {
  const wantedMembers = wantedBy(rule)
  const difference = wantedMembers === undefined ? undefined : findDifference(wantedMembers, given)
  if (difference === undefined) return undefined
  const { path, wanted, given: instead } = difference
  return `the ${rule.input === undefined ? 'detail' : 'input'} differed at ${path}: ${show(instead)} instead of ${show(wanted)}.`
}

export function formatWindow({ from, until }: StoredRule): string {
  const begin = from === undefined ? [] : [`from ${instantText(from)}`]
  const end = until === undefined ? [] : [`until ${instantText(until)}`]
  return [...begin, ...end].join(' ')
}

function explainForestalled({ outcome }: StoredRule, isOfEntries: boolean): string {
  if (isOfEntries) {
    return 'the entries that matched were not carried out: their bundle had failed, is not done yet, or another rule applied to it.'
  }
  return outcome.kind === 'transition'
    ? 'the calls that matched started nothing, or another rule applied to them first.'
    : 'another rule applied first to the calls that matched.'
}

import { listed } from '../../kernel/suggest.ts'
import type { Fault } from '../../state/fault-rules.ts'
import type { Service } from '../service.ts'
import { isAbout, isInWindow } from '../injection/match.ts'
import { describeDifference, explainPasses, formatWindow } from './explain-unused.ts'

// Why a rule for events struck too few.
export function explainUnusedOnEvents({ state }: Service, fault: Fault): string {
  const { rule, used, matched, since } = fault
  if (matched > used) return explainPasses(fault)
  if (used > 0) return 'no further event matched.'
  const { told, records } = state.events
  const meant = records.filter(
    ({ number, type }) => number > since && isAbout(rule, type, undefined),
  )
  if (meant.length === 0) {
    const isCleared = told - records.length > since
    return isCleared
      ? 'the fake no longer has such an event.'
      : 'no such event was sent since it was added.'
  }
  const inRegion = meant.filter(({ region }) => region === (rule.region ?? region))
  if (inRegion.length === 0) {
    const regions = [...new Set(meant.map(({ region }) => region))]
    return `the events were of ${listed(regions)}, not of ${rule.region}.`
  }
  const inWindow = inRegion.filter(({ at }) => isInWindow(rule, at))
  if (inWindow.length === 0) {
    return `the events were outside its window, which is ${formatWindow(rule)}.`
  }
  const differences = inWindow.map(({ detail }) => describeDifference(rule, detail))
  const last = differences.at(-1)
  return differences.includes(undefined) || last === undefined
    ? 'another rule applied first to the events that matched.'
    : last
}

import type { FaultRule } from '../state/fault-rules.ts'

/**
 * Reads fault rules from JSON, which has no Infinity: there an outcome that never comes has `"after": "Infinity"`.
 *
 * @param json A rule, or a list of them
 * @returns The rules, unchecked
 */
export function toRules(json: unknown): FaultRule[] {
  const given: readonly unknown[] = Array.isArray(json) ? json : [json]
  return given.map((rule) => {
    const { outcome } = (rule ?? {}) as { outcome?: { after?: unknown } | null }
    return outcome?.after === 'Infinity'
      ? { ...(rule as FaultRule), outcome: { ...outcome, after: Infinity } }
      : rule
  }) as FaultRule[]
}

import type { FaultRule } from '../../state/fault-rules.ts'

// JSON has no Infinity, so text stands for it.
export function toRules(json: unknown): FaultRule[] {
  const given: readonly unknown[] = Array.isArray(json) ? json : [json]
  return given.map((rule) => {
    const { outcome } = (rule ?? {}) as { outcome?: { after?: unknown } | null }
    return outcome?.after === 'Infinity'
      ? { ...(rule as FaultRule), outcome: { ...outcome, after: Infinity } }
      : rule
  }) as FaultRule[]
}

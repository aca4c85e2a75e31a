// An instant without what need not be read: 2025-01-01T00:15:00.000Z is 2025-01-01 00:15:00.
export function shortTime(instant: string): string {
  return instant.replace('T', ' ').replace(/(?:\.000)?Z$/, '')
}

const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
  ['ms', 1],
] as const

// The two largest units of a span.
export function span(milliseconds: number): string {
  let rest = Math.abs(milliseconds)
  const parts = units.flatMap(([unit, size]) => {
    const count = Math.floor(rest / size)
    rest -= count * size
    return count === 0 ? [] : [`${count} ${unit}`]
  })
  return parts.length === 0 ? '0 s' : parts.slice(0, 2).join(' ')
}

export function until(instant: string, now: string): string {
  return span(Date.parse(instant) - Date.parse(now))
}

const durationUnits = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }

// 20m, 1h 30m, 2 d; undefined if it is not such a text.
export function readSpan(text: string): number | undefined {
  if (!/^\s*(?:\d+(?:\.\d+)?\s*(?:ms|s|m|h|d)\s*)+$/.test(text)) return undefined
  const parts = text.matchAll(/(\d+(?:\.\d+)?)\s*(ms|s|m|h|d)/g)
  return Array.from(
    parts,
    ([, count, unit]) => Number(count) * durationUnits[unit as keyof typeof durationUnits],
  ).reduce((sum, part) => sum + part, 0)
}

export function bytes(size: number): string {
  if (size < 1000) return `${size} B`
  return size < 1_000_000 ? `${(size / 1000).toFixed(1)} kB` : `${(size / 1_000_000).toFixed(1)} MB`
}

export function pretty(value: unknown): string {
  return JSON.stringify(value, undefined, 2) ?? 'undefined'
}

// What is text or a number; nothing of anything else.
export function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

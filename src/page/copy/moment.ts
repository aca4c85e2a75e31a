import { quoted } from './source.ts'

// Lets the time pass until then.
export function writeMoment(at: string, now: string): string[] {
  return Date.parse(at) > Date.parse(now) ? [`fake.clock.set(${quoted(at)})`] : []
}

import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { defaultDurations } from '../../src/model/life-cycles.ts'

const units: Readonly<Record<string, number>> = {
  second: 1000,
  minute: 60_000,
  day: 24 * 60 * 60_000,
}

it('The doc comment of each member of lifecycle tells its default', () => {
  const text = readFileSync('src/model/life-cycles.ts', 'utf8')

  const told = text.matchAll(/\(default: (\d+) (second|minute|day)s[^*]*\*\/\n {2}(\w+): Duration/g)

  const defaults = Array.from(told, ([, count = '', unit = '', name = '']) => [
    name,
    Number(count) * (units[unit] ?? Number.NaN),
  ])
  expect(Object.fromEntries(defaults)).toEqual(defaultDurations)
})

// Makes each rule of the ledger false in turn, and tells which tests see it.
// npm run mutation:ledger -- [--named] [rule ...]; --named runs only the tests that name the rule.
import { fileURLToPath } from 'node:url'
import type { RuleId } from '../src/model/ledger/ledger.ts'
import { negations } from '../test/negations/table.ts'
import { runFast, runNaming, type Ran } from './negate/run.ts'
import { scratchOf, type Scratch } from './negate/scratch.ts'

const args = process.argv.slice(2)
const namedOnly = args.includes('--named')
const chosen = args.filter((arg) => arg !== '--named')
const rules = Object.keys(negations).filter((id) => chosen.length === 0 || chosen.includes(id))

function negate(scratch: Scratch, id: RuleId): boolean {
  const naming = (test: Ran) => test.title.includes(`[${id}]`)
  const [named, all] = scratch.with(negations[id], () => [
    runNaming(scratch.root, id).filter(naming),
    namedOnly ? [] : runFast(scratch.root),
  ])
  const seeing = named.filter(({ failed }) => failed).length
  const others = all.filter((test) => test.failed && !naming(test)).length
  const beyond = namedOnly ? '' : `, ${others} others of ${all.length} in all`
  console.log(`${id.padEnd(34)} ${seeing} of ${named.length} that name it fail${beyond}`)
  return seeing > 0
}

using scratch = scratchOf(fileURLToPath(new URL('..', import.meta.url)))
const unseen = rules.filter((id) => !negate(scratch, id as RuleId))
const verdict = unseen.length === 0 ? 'each is seen' : `not seen: ${unseen.join(', ')}`
console.log(`\n${rules.length} rules made false: ${verdict}`)
process.exitCode = unseen.length === 0 ? 0 : 1

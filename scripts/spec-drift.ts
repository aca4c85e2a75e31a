import { readFileSync } from 'node:fs'
import { progress } from '../src/explore/progress.ts'
import { compare } from './spec-drift/compare.ts'
import type { Comparison } from './spec-drift/compare.ts'
import { parseModel } from './spec-drift/model.ts'
import { report } from './spec-drift/report.ts'
import { tables } from './spec-drift/tables.ts'

function run(file: string | undefined): number {
  if (file === undefined) {
    return refuse('Name a service model: npm run spec:drift -- path/to/service-2.json')
  }
  const text = read(file)
  if (text === undefined) return refuse(`${file} cannot be read.`)
  const model = parseModel(text)
  if (model === undefined)
    return refuse(`${file} is not a service model in botocore's form or Smithy's.`)
  const shown = progress('spec:drift', 'operations')
  const comparison = compare(tables, model, (done, total) => shown.tell(done, total))
  shown.end()
  console.log(report(comparison))
  return statusOf(comparison)
}

/** 1 if anything disagrees, 3 if the model only has more than our tables, 0 if nothing differs; 2 is for a wrong call. */
function statusOf({ differences }: Comparison): number {
  if (differences.some(({ kind }) => kind === 'disagreement')) return 1
  return differences.length > 0 ? 3 : 0
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

function refuse(reason: string): number {
  console.error(reason)
  return 2
}

process.exitCode = run(process.argv[2])

// Writes src/model/healthlake from AWS's service model in botocore's form.
import { readFileSync, writeFileSync } from 'node:fs'
import { generate } from './model/generate.ts'
import { parseModel } from './model/parse.ts'

const folder = new URL('../src/model/healthlake/', import.meta.url)
const [file] = process.argv.slice(2)
try {
  if (file === undefined) {
    throw new Error(
      'Name a service model in botocore’s form: npm run model -- path/to/service-2.json',
    )
  }
  const files = await generate(parseModel(readFileSync(file, 'utf8')))
  for (const [name, code] of files) writeFileSync(new URL(name, folder), code)
} catch (error) {
  console.error(`${file ?? 'npm run model'}: ${(error as Error).message}`)
  process.exitCode = 1
}

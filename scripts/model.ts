// Writes src/model/healthlake from AWS's service model in botocore's form.
import { readFileSync, writeFileSync } from 'node:fs'
import { generate } from './model/generate.ts'
import { parseModel } from './model/parse.ts'

const [file] = process.argv.slice(2)
if (file === undefined) {
  console.error('Name a service model: npm run model -- path/to/service-2.json')
  process.exitCode = 2
} else {
  for (const [name, code] of await generate(parseModel(readFileSync(file, 'utf8')))) {
    writeFileSync(new URL(`../src/model/healthlake/${name}`, import.meta.url), code)
  }
}

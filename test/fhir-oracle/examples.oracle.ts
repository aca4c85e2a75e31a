import { describe, expect, it } from 'vitest'
import { validateResource } from '../../src/features/fhir/validation/validate.ts'
import { writeJson } from '../../src/kernel/write-json.ts'
import { brokenExamples } from './broken-examples.ts'
import { files, parseExample } from './examples.ts'

describe("HL7's examples of R4", () => {
  it('are accepted, but for those that break R4', () => {
    const refused = [...files].filter(([, text]) => validateResource(parseExample(text)).length > 0)

    expect(files.size).toBe(5306)
    expect(refused.map(([name]) => name)).toEqual(Object.keys(brokenExamples))
  })

  it.each(Object.entries(brokenExamples))('%s is refused at %s', (name, [path]) => {
    const issues = validateResource(parseExample(files.get(name) ?? ''))

    expect(issues.map(({ expression }) => expression)).toContain(path)
  })

  it('are written as they were read, each number in the same digits', () => {
    const texts = [...files.values()].filter((text) => text.length < 100_000)
    const changed = texts.filter((text) => {
      const written = writeJson(parseExample(text))
      return withoutSpace(written) !== withoutSpace(text)
    })

    expect(changed).toEqual([])
  })
})

// White space between tokens goes; escapes are written as JSON.stringify has them.
function withoutSpace(text: string): string {
  return text.replaceAll(/"(?:[^"\\]|\\.)*"|\s+/g, (token) =>
    token.startsWith('"') ? JSON.stringify(JSON.parse(token)) : '',
  )
}

import { membersOf, valueOf } from '../../kernel/json-members.ts'

const URL = 'http://healthlake.amazonaws.com/fhir/StructureDefinition/validation-issue'

// The text of a resource with an extension that says what is wrong with it; all else stays as it was written.
export function withValidationIssue(text: string, outcome: string): string {
  const issue = JSON.stringify({ url: URL, valueString: outcome })
  const members = membersOf(text)
  const extensions = valueOf(members, 'extension')
  const others = members.filter(({ key }) => key !== 'extension').map((member) => member.text)
  const all = extensions?.startsWith('[') === true ? append(extensions, issue) : `[${issue}]`
  return `{${[...others, `"extension":${all}`].join(',')}}`
}

function append(list: string, item: string): string {
  const inside = list.slice(1, list.lastIndexOf(']')).trim()
  return inside === '' ? `[${item}]` : `[${inside},${item}]`
}

import { itemsOf, membersOf, valueOf } from '../../kernel/json-members.ts'

const URL = 'http://healthlake.amazonaws.com/fhir/StructureDefinition/validation-issue'

// The text of a resource that is stored though it breaks R4, with the extension that says what is wrong with it. What is
// there keeps its text, but for what was said of it earlier [validation-issue-extension].
export function withValidationIssue(text: string, outcomeText: string): string {
  const added = JSON.stringify({ url: URL, valueString: outcomeText })
  const members = membersOf(text)
  const others = members.filter(({ key }) => key !== 'extension').map((member) => member.text)
  const extension = listText(valueOf(members, 'extension'), added)
  return `{${[...others, `"extension":${extension}`].join(',')}}`
}

function listText(value: string | undefined, added: string): string {
  if (value === undefined) return `[${added}]`
  // What is no list has no place for another.
  const items = value.startsWith('[') ? itemsOf(value) : [value]
  return `[${[...items.filter((item) => !isValidationIssue(item)), added].join(',')}]`
}

function isValidationIssue(text: string): boolean {
  if (!text.startsWith('{')) return false
  const url = valueOf(membersOf(text), 'url')
  return url?.startsWith('"') === true && JSON.parse(url) === URL
}

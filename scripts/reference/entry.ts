import { docComments } from '../check-docs/comments.ts'
import type { Module } from '../check-docs/modules.ts'
import { mentionedBy, type Reached } from '../check-docs/reach.ts'
import { membersOf, type Member } from '../check-docs/surface.ts'
import { readComment, type Said } from './comment.ts'
import { kindOf, signatureOf } from './signature.ts'

// What the reference says of a declaration: signature, words, members. `linkOf` links to what its file
// calls by a name.
export function entryOf(
  module: Module,
  reached: Reached,
  linkOf: (name: string) => string | undefined,
): string {
  const { name, declaration } = reached
  const comments = new Map(docComments(module).map(({ subject, value }) => [subject, value]))
  const said = readComment(comments.get(declaration.start) ?? '')
  const mentioned = new Set(mentionedBy(declaration))
  const links = [...mentioned]
    .filter((other) => other !== name)
    .flatMap((other) => linkOf(other) ?? [])
  const members = membersOf(declaration).flatMap((member) => {
    const value = comments.get(member.start)
    return value === undefined ? [] : [memberOf(labelOf(module, member), readComment(value))]
  })
  return [
    `## ${name}`,
    `${kindOf(reached)}. ${said.description}`,
    fenced(signatureOf(module, reached)),
    ...detailsOf(said),
    ...(members.length === 0 ? [] : [[...new Set(members)].join('\n')]),
    ...(links.length === 0 ? [] : [`See also ${links.join(', ')}.`]),
  ].join('\n\n')
}

function fenced(code: string): string {
  return `\`\`\`typescript\n${code}\n\`\`\``
}

function detailsOf({ params, returns, throws, examples }: Said): readonly string[] {
  const lines = [
    ...params.map((text) => `- ${named(text)}`),
    ...(returns === undefined ? [] : [`- Returns: ${returns}`]),
    ...throws.map((text) => `- Throws: ${text}`),
  ]
  return [...(lines.length === 0 ? [] : [lines.join('\n')]), ...examples.map(fenced)]
}

function named(text: string): string {
  const [name = '', ...words] = text.split(' ')
  return `\`${name}\`: ${words.join(' ')}`
}

// Its name; of one that can have a single value, such as `kind` of an outcome, that too.
function labelOf({ text }: Module, { name, start }: Member): string {
  const [, value] = /^[^\n]*: ('[^'\n]*')\n/.exec(text.slice(start)) ?? []
  return value === undefined ? name : `${name}: ${value}`
}

function memberOf(name: string, said: Said): string {
  const text = said.description.replaceAll('\n\n', ' ')
  const details = detailsOf(said).flatMap((part) => part.split('\n'))
  return [
    `- \`${name}\`${text === '' ? '' : `: ${text}`}`,
    ...details.map((line) => `  ${line}`),
  ].join('\n')
}

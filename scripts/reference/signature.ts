import type { Module } from '../check-docs/modules.ts'
import type { Reached } from '../check-docs/reach.ts'
import type { Node } from '../check-docs/surface.ts'

const kinds: Readonly<Record<string, string>> = {
  FunctionDeclaration: 'Function',
  ClassDeclaration: 'Class',
  VariableDeclaration: 'Constant',
  TSInterfaceDeclaration: 'Interface',
  TSTypeAliasDeclaration: 'Type',
}

export function kindOf({ declaration }: Reached): string {
  return kinds[declaration.node.type] ?? declaration.node.type
}

// A declaration as a caller sees it: without comments, bodies and values.
export function signatureOf(module: Module, { name, declaration }: Reached): string {
  const node = declaration.node as unknown as Node
  if (node.type === 'VariableDeclaration') return `const ${annotated(module, node, name)}`
  const hidden = [...bodiesIn(node), ...module.comments]
    .filter(({ start, end }) => start >= node.start && end <= node.end)
    .toSorted((a, b) => a.start - b.start)
  let [text, from] = ['', node.start]
  for (const { start, end } of hidden) {
    if (start < from) continue
    text += module.text.slice(from, start)
    from = end
  }
  return tidy(text + module.text.slice(from, node.end))
}

function annotated(module: Module, node: Node, name: string): string {
  const declarators = node['declarations'] as readonly { readonly id: Node }[]
  const id = declarators.map((declarator) => declarator.id).find((one) => one['name'] === name)
  const type = id?.['typeAnnotation'] as Node | undefined
  return `${name}${type === undefined ? '' : module.text.slice(type.start, type.end)}`
}

function bodiesIn(node: Node): readonly Node[] {
  if (node.type === 'FunctionDeclaration') return [node['body'] as Node]
  if (node.type !== 'ClassDeclaration') return []
  const { body } = node['body'] as { body: readonly Node[] }
  return body.flatMap((member) => {
    if (member['accessibility'] === 'private') return [member]
    const { body: own } = (member['value'] ?? {}) as { body?: Node | null }
    return own == null ? [] : [own]
  })
}

function tidy(text: string): string {
  const lines = text.split('\n').map((line) => line.trimEnd())
  return lines.filter((line) => line !== '').join('\n')
}

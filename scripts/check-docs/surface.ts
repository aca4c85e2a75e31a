import type { Declaration } from './modules.ts'

// A node of the syntax tree, as far as it is looked at.
export interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [member: string]: unknown
}

export interface Member {
  readonly start: number
  readonly name: string
}

// What of a declaration a caller sees: not the bodies of functions, nor the values of constants.
export function surfaceOf({ node }: Declaration): readonly Node[] {
  const seen = node as unknown as Node
  if (node.type === 'FunctionDeclaration') return signatureOf(seen)
  if (node.type === 'VariableDeclaration') return node.declarations.flatMap(({ id }) => toNodes(id))
  if (node.type !== 'ClassDeclaration') return [seen]
  return membersOfClass(seen).flatMap((member) => [
    ...toNodes(member['typeAnnotation']),
    ...toNodes(member['value']).flatMap(signatureOf),
  ])
}

function signatureOf(node: Node): readonly Node[] {
  if (!('params' in node)) return []
  return ['typeParameters', 'params', 'returnType'].flatMap((part) => toNodes(node[part]))
}

// The members that a caller reads or gives, by name.
export function membersOf({ node }: Declaration): readonly Member[] {
  const seen = node as unknown as Node
  const found = node.type === 'ClassDeclaration' ? membersOfClass(seen) : membersOfTypes([seen])
  return found.map((member) => {
    const { start, key } = member as Node & { key: { name?: string; value?: unknown } }
    return { start, name: key.name ?? String(key.value) }
  })
}

function membersOfClass(node: Node): readonly Node[] {
  const { body } = node['body'] as { body: readonly Node[] }
  return body.filter((member) => 'key' in member && member['accessibility'] !== 'private')
}

// Through which kinds of types a type has members of its own.
const parts: Readonly<Record<string, string>> = {
  TSInterfaceDeclaration: 'body',
  TSInterfaceBody: 'body',
  TSTypeAliasDeclaration: 'typeAnnotation',
  TSTypeLiteral: 'members',
  TSUnionType: 'types',
  TSIntersectionType: 'types',
  TSParenthesizedType: 'typeAnnotation',
  TSMappedType: 'typeAnnotation',
  TSIndexedAccessType: 'objectType',
}

function membersOfTypes(nodes: readonly Node[]): readonly Node[] {
  return nodes.flatMap((node) => {
    if (node.type === 'TSPropertySignature' || node.type === 'TSMethodSignature') {
      return isNever(node) ? [] : [node]
    }
    const part = parts[node.type]
    return part === undefined ? [] : membersOfTypes(toNodes(node[part]))
  })
}

// Such a member cannot be there.
function isNever({ typeAnnotation }: Node): boolean {
  const { typeAnnotation: type } = (typeAnnotation ?? {}) as { typeAnnotation?: Node }
  return type?.type === 'TSNeverKeyword'
}

// All nodes within, the node itself included.
export function within(node: Node): readonly Node[] {
  return [node, ...Object.values(node).flatMap(toNodes).flatMap(within)]
}

function toNodes(value: unknown): readonly Node[] {
  if (Array.isArray(value)) return value.flatMap(toNodes)
  return typeof value === 'object' && value !== null && 'type' in value ? [value as Node] : []
}

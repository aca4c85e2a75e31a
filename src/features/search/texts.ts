import type { Test, TextPart } from './values/kind.ts'

// Below so many a look at each is faster than a search for all at once.
const FEW = 16

// Whether any of the tests matches. Many texts that a value may have in it are looked for in one pass.
export function anyOf(tests: readonly Test<unknown>[]): (value: unknown) => boolean {
  const parts = tests.flatMap(({ part }) => part ?? [])
  // Tests of one kind all have a part or none.
  if (parts.length < FEW) return (value) => tests.some((test) => test.matches(value))
  const folds = [...new Set(parts.map(({ fold }) => fold))]
  const finders = folds.map((fold) => {
    const find = finderOf(parts.filter((part) => part.fold === fold))
    return (value: unknown) => find(fold(value as string))
  })
  return (value) => finders.some((find) => find(value))
}

interface Node {
  readonly next: Map<number, Node>
  // Where the longest end of what leads here leads, too.
  back: Node | undefined
  // That a text ends here, wherever it began, or if it began at the start.
  isEnd: boolean
  isEndOfStart: boolean
}

function newNode(): Node {
  return { next: new Map(), back: undefined, isEnd: false, isEndOfStart: false }
}

// All texts at once, by the algorithm of Aho and Corasick.
function finderOf(parts: readonly TextPart[]): (value: string) => boolean {
  const root = newNode()
  for (const { text, isStart } of parts) {
    let node = root
    for (let index = 0; index < text.length; index += 1) {
      node = openNext(node, text.charCodeAt(index))
    }
    if (isStart) node.isEndOfStart = true
    else node.isEnd = true
  }
  linkBack(root)
  return (value) => {
    let node = root
    let isAtStart = true
    for (let index = 0; index < value.length; index += 1) {
      const code = value.charCodeAt(index)
      isAtStart &&= node.next.has(code)
      node = follow(node, root, code)
      if (node.isEnd || (isAtStart && node.isEndOfStart)) return true
    }
    return false
  }
}

function openNext({ next }: Node, code: number): Node {
  const known = next.get(code)
  if (known !== undefined) return known
  const node = newNode()
  next.set(code, node)
  return node
}

function follow(from: Node, root: Node, code: number): Node {
  let node: Node | undefined = from
  while (node !== undefined) {
    const next = node.next.get(code)
    if (next !== undefined) return next
    node = node.back
  }
  return root
}

// The shorter ones first.
function linkBack(root: Node): void {
  const open = [...root.next.values()]
  for (const node of open) node.back = root
  for (const node of open) {
    for (const [code, next] of node.next) {
      next.back = follow(node.back as Node, root, code)
      next.isEnd ||= next.back.isEnd
      open.push(next)
    }
  }
}

import { toJsonNumber, type Json } from '../../../kernel/json.ts'
import { show } from '../../../kernel/suggest.ts'
import type { Expression, Path, Step } from './path.ts'
import { isAtEnd, refusePath, take, takeSign, type Reader } from './reader.ts'

// [patch-path]
export function readPath(text: string): Path {
  const reader = { text, at: 0, depth: 0 }
  const path = readSteps(reader)
  if (!isAtEnd(reader)) refusePath(reader, `${show(text.slice(reader.at))} is more than a path`)
  return path
}

const NAME = /[A-Za-z_]\w*|`(?:[^`\\]|\\.)+`/y
const INDEX = /\d+/y

function readSteps(reader: Reader): Path {
  const steps: Step[] = []
  do {
    const name = take(reader, NAME) ?? refusePath(reader, 'the name of an element is missing')
    steps.push(
      takeSign(reader, '(') ? readFunction(reader, name) : { kind: 'member', name: bare(name) },
    )
    while (takeSign(reader, '[')) {
      const index = take(reader, INDEX) ?? refusePath(reader, 'a number from 0 on is missing')
      close(reader, ']')
      steps.push({ kind: 'index', index: Number(index) })
    }
  } while (takeSign(reader, '.'))
  return steps
}

function bare(name: string): string {
  return name.startsWith('`') ? unescape(name) : name
}

function readFunction(reader: Reader, name: string): Step {
  const step = readCall(reader, name)
  close(reader, ')')
  return step
}

function readCall(reader: Reader, name: string): Step {
  switch (name) {
    case 'first':
    case 'last':
    case 'count':
      return { kind: name }
    case 'where':
      return { kind: name, criteria: readExpression(reader) }
    case 'exists': {
      const isEmpty = /\s*\)/y
      isEmpty.lastIndex = reader.at
      return {
        kind: name,
        criteria: isEmpty.test(reader.text) ? undefined : readExpression(reader),
      }
    }
    default:
      return refusePath(
        reader,
        `of the functions there are where, exists, first, last and count, and not ${name},`,
      )
  }
}

const DEEPEST = 100

function readExpression(reader: Reader): Expression {
  reader.depth += 1
  if (reader.depth > DEEPEST) refusePath(reader, `there are more than ${DEEPEST} parentheses`)
  const expression = readChain(reader, 'or', () =>
    readChain(reader, 'and', () => readEquality(reader)),
  )
  reader.depth -= 1
  return expression
}

const WORDS = { and: /and\b/y, or: /or\b/y }

function readChain(reader: Reader, kind: 'and' | 'or', read: () => Expression): Expression {
  const first = read()
  const parts = [first]
  while (take(reader, WORDS[kind]) !== undefined) parts.push(read())
  return parts.length === 1 ? first : { kind, parts }
}

function readEquality(reader: Reader): Expression {
  const left = readTerm(reader)
  return takeSign(reader, '=') ? { kind: 'equals', left, right: readTerm(reader) } : left
}

const STRING = /'(?:[^'\\]|\\.)*'/y
const NUMBER = /-?\d+(?:\.\d+)?/y
const WORD = /(?:true|false)\b/y

function readTerm(reader: Reader): Expression {
  if (takeSign(reader, '(')) {
    const inside = readExpression(reader)
    close(reader, ')')
    return inside
  }
  const value = readLiteral(reader)
  return value === undefined
    ? { kind: 'path', path: readSteps(reader) }
    : { kind: 'literal', value }
}

function readLiteral(reader: Reader): Json | undefined {
  const text = take(reader, STRING)
  if (text !== undefined) return unescape(text)
  const number = take(reader, NUMBER)
  if (number !== undefined) return toJsonNumber(number)
  const word = take(reader, WORD)
  return word === undefined ? undefined : word === 'true'
}

const escapes: Readonly<Record<string, string>> = { f: '\f', n: '\n', r: '\r', t: '\t' }

function unescape(quoted: string): string {
  return quoted
    .slice(1, -1)
    .replaceAll(/\\(?:u([0-9a-fA-F]{4})|([^]))/g, (_all, code?: string, sign = '') =>
      code === undefined ? (escapes[sign] ?? sign) : String.fromCharCode(parseInt(code, 16)),
    )
}

function close(reader: Reader, sign: string): void {
  if (!takeSign(reader, sign)) refusePath(reader, `a ${sign} is missing`)
}

export interface SearchParameter {
  readonly code: string
  readonly type: SearchParameterType
  readonly paths: readonly SearchPath[]
  // Of a reference: the types that it may lead to; `Resource` for any.
  readonly targets: readonly string[]
  // Of a composite: what its parts are, each with its paths from where the composite's own lead.
  readonly parts: readonly SearchPart[]
}

type SearchParameterType =
  | 'number'
  | 'date'
  | 'string'
  | 'token'
  | 'reference'
  | 'composite'
  | 'quantity'
  | 'uri'
  | 'special'

interface SearchPart {
  readonly code: string
  readonly paths: readonly SearchPath[]
}

export interface SearchPath {
  // From the resource, though it is a part of a composite.
  readonly isAbsolute: boolean
  // None: the thing itself.
  readonly steps: readonly SearchStep[]
}

export interface SearchStep {
  readonly name: string
  // Values of this type alone.
  readonly type: string | undefined
  readonly filter: SearchFilter | undefined
}

export type SearchFilter =
  | { readonly kind: 'target'; readonly type: string }
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'equals'; readonly names: readonly string[]; readonly value: string }
  | { readonly kind: 'exists' }

export function parseSearchParameters(row: string): ReadonlyMap<string, SearchParameter> {
  return new Map(
    row.split(' ').map((text) => {
      const [code = '', type = '', paths = '', rest = ''] = text.split('|')
      const isComposite = type === 'composite'
      const parameter = {
        code,
        type: type as SearchParameterType,
        paths: paths.split(',').map(parsePath),
        targets: isComposite || rest === '' ? [] : rest.split(','),
        parts: isComposite ? [...rest.matchAll(PART)].map(parsePart) : [],
      }
      return [code, parameter]
    }),
  )
}

const PART = /([\w-]+)\(([^)]*)\)/g

function parsePart([, code = '', paths = '']: RegExpExecArray): SearchPart {
  return { code, paths: paths.split(',').map(parsePath) }
}

const STEP = /(\w+)(?::(\w+))?(?:\[([^\]]+)\]|(\?))?/g

function parsePath(text: string): SearchPath {
  const steps = [...text.matchAll(STEP)].map(([, name = '', type, filter, exists]) => ({
    name,
    type,
    filter: parseFilter(filter ?? exists),
  }))
  return { isAbsolute: text.startsWith('/'), steps }
}

function parseFilter(text: string | undefined): SearchFilter | undefined {
  if (text === undefined) return undefined
  if (text === '?') return { kind: 'exists' }
  const equals = text.indexOf('=')
  if (equals > 0) {
    return {
      kind: 'equals',
      names: text.slice(0, equals).split('.'),
      value: text.slice(equals + 1),
    }
  }
  return /^\d/.test(text) ? { kind: 'index', index: Number(text) } : { kind: 'target', type: text }
}

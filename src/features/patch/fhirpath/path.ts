import type { Json } from '../../../kernel/json.ts'

// What of FHIRPath a patch may have [patch-path].
export type Path = readonly Step[]

export type Step =
  | { readonly kind: 'member'; readonly name: string }
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'first' | 'last' | 'count' }
  | { readonly kind: 'where'; readonly criteria: Expression }
  | { readonly kind: 'exists'; readonly criteria: Expression | undefined }

export type Expression =
  | { readonly kind: 'literal'; readonly value: Json }
  | { readonly kind: 'path'; readonly path: Path }
  | { readonly kind: 'equals'; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Expression[] }

/** What is asked of one resource, or of what criteria find. */
export interface Deed {
  readonly kind: 'create' | 'put' | 'patch' | 'delete' | 'read' | 'vread' | 'putBy' | 'deleteBy'
  readonly type: string
  readonly id?: string
  readonly version?: number
  readonly criteria?: Criteria
  readonly resource?: Resource
  readonly ifMatch?: string
  readonly ifNoneMatch?: string
}

export type Criteria = Readonly<Partial<Record<'identifier' | '_id' | '_tag', string>>>

export interface Resource {
  readonly id?: string
  readonly active?: boolean | string
  readonly identifier?: readonly { readonly value: string }[]
  readonly extension?: readonly object[]
  readonly meta?: { readonly tag?: readonly { readonly code: string }[] }
}

/** What is answered: of a good deed also which version it is about, and what that is. */
export interface Told {
  readonly status: number
  readonly at?: string
  readonly resource?: object
}

export type Shape = (
  | StringShape
  | NumberShape
  | { readonly type: 'boolean' }
  | { readonly type: 'timestamp' }
  | ListShape
  | StructureShape
) &
  Marks

interface Marks {
  // No message shows its values [message-values].
  readonly sensitive?: true
}

export interface StringShape {
  readonly type: 'string'
  readonly enum?: readonly string[]
  readonly min?: number
  readonly max?: number
  readonly pattern?: string
}

export interface NumberShape {
  readonly type: 'integer' | 'long' | 'double'
  readonly min?: number
  readonly max?: number
}

export interface ListShape {
  readonly type: 'list'
  readonly member: string
  readonly min?: number
  readonly max?: number
}

export interface StructureShape {
  readonly type: 'structure'
  // Shape names by member name, in the order of the model.
  readonly members: Readonly<Record<string, string>>
  readonly required?: readonly string[]
  // Exactly one member is set.
  readonly union?: true
  // The member that SDKs fill when the caller leaves it out.
  readonly idempotencyToken?: string
}

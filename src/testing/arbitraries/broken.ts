export interface Broken {
  readonly value: unknown
  // Where the constraint is broken, from the value on: '' for the value itself.
  readonly path: string
  // What would have been right, in the words of the service.
  readonly constraint: string
}

/** A service model in botocore's form (`service-2.json`), as much of it as is read here. */
export interface ServiceModel {
  readonly operations: Readonly<Record<string, ModelOperation>>
  readonly shapes: Readonly<Record<string, ModelShape>>
}

interface ModelOperation {
  readonly input?: Reference
  readonly output?: Reference
  readonly errors?: readonly Reference[]
  readonly endpoint?: { readonly hostPrefix?: string }
}

export interface ModelShape {
  readonly type: string
  readonly members?: Readonly<Record<string, Reference>>
  readonly member?: Reference
  readonly required?: readonly string[]
  readonly union?: boolean
  readonly enum?: readonly string[]
  readonly min?: number
  readonly max?: number
  readonly pattern?: string
  readonly sensitive?: boolean
  readonly exception?: boolean
  readonly fault?: boolean
}

interface Reference {
  readonly shape: string
  readonly idempotencyToken?: boolean
}

export function parseModel(text: string): ServiceModel {
  const model: unknown = JSON.parse(text)
  assert(isRecord(model), 'A service model is an object with operations and shapes.')
  const { operations, shapes } = model
  assert(isRecord(operations), 'A service model in botocore’s form has operations.')
  assert(isRecord(shapes), 'A service model in botocore’s form has shapes.')
  for (const [name, shape] of Object.entries(shapes)) {
    assert(isRecord(shape) && typeof shape['type'] === 'string', `The shape ${name} has no type.`)
  }
  for (const [owner, described] of [...Object.entries(operations), ...Object.entries(shapes)]) {
    for (const name of referencesIn(described)) {
      assert(Object.hasOwn(shapes, name), `${owner} refers to ${name}, which is no shape.`)
    }
  }
  return model as unknown as ServiceModel
}

// The names of shapes under `shape`, at any depth.
function referencesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn)
  if (!isRecord(value)) return []
  const { shape, ...others } = value
  const within = Object.values(others).flatMap(referencesIn)
  return typeof shape === 'string' ? [shape, ...within] : [...within, ...referencesIn(shape)]
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function assert(holds: boolean, message: string): asserts holds {
  if (!holds) throw new Error(message)
}

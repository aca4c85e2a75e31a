// A schema of JSON Schema 2020-12, or a part of one.
export type JsonSchema = boolean | Readonly<Record<string, unknown>>

export function ref(name: string): JsonSchema {
  return { $ref: `#/$defs/${name}` }
}

export function oneOf(values: readonly string[]): JsonSchema {
  return { enum: values }
}

export function object(
  properties: Readonly<Record<string, JsonSchema>>,
  required: readonly string[] = [],
): Readonly<Record<string, unknown>> {
  return {
    type: 'object',
    properties,
    ...(required.length === 0 ? {} : { required }),
    additionalProperties: false,
  }
}

// What holds of a value where something else does.
export function where(holds: JsonSchema, also: JsonSchema): JsonSchema {
  return { anyOf: [{ not: holds }, also] }
}

import { Ajv2020 } from 'ajv/dist/2020.js'
import { readFileSync } from 'node:fs'

/** The schema that the package ships. */
export const schema = JSON.parse(readFileSync('schema/control.schema.json', 'utf8')) as {
  readonly $id: string
}

const ajv = new Ajv2020({ strictRequired: false, strictTypes: false })
ajv.addSchema(schema)

/** Whether the schema takes a value: as fault rules, or as what a definition is of. */
export function takes(value: unknown, definition?: string): boolean {
  const place = definition === undefined ? '' : `#/$defs/${definition}`
  return ajv.validate(`${schema.$id}${place}`, value)
}

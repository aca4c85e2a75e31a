import { createFakeHealthLake } from '../../src/index.ts'
import { serviceOf } from '../../src/clients/service-of.ts'
import { controlSchema } from '../../src/server/schema/schema.ts'
import type { Service } from '../../src/service/service.ts'

/** The text of schema/control.schema.json, as the fake is now. */
export function schemaFile(): string {
  const fake = createFakeHealthLake()
  return `${JSON.stringify(controlSchema(fake, serviceOf(fake) as Service))}\n`
}

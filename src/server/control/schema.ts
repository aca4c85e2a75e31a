import { controlSchema } from '../schema/schema.ts'
import { bodyless, type Paths } from './path.ts'
import { json } from './reply.ts'

export const schemaPaths: Paths = {
  '/_fake/schema': { GET: bodyless(({ fake, service }) => json(controlSchema(fake, service))) },
}

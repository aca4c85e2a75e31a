import { ISO, LAST_INSTANT } from '../../kernel/instant.ts'
import type { FakeHealthLake } from '../../clients/fake.ts'
import type { Service } from '../../service/service.ts'
import { schemasOfBodies } from './bodies.ts'
import type { JsonSchema } from './json-schema.ts'
import { durations } from './outcomes.ts'
import { schemasOfRules } from './rules.ts'

// What may be sent to the control paths, in JSON Schema 2020-12. The whole is that of a file for --faults.
export function controlSchema(fake: FakeHealthLake, { exchanges }: Service): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:fake-healthlake:control',
    title: 'Fault rules of fake-healthlake, and under $defs the bodies of its control paths',
    $ref: '#/$defs/rules',
    $defs: {
      ...schemasOfRules(exchanges),
      ...schemasOfBodies(fake.snapshot()),
      ...durations,
      instant: {
        description: 'A point in time: ISO 8601 text with a zone, or epoch milliseconds.',
        anyOf: [
          { type: 'string', pattern: ISO.source },
          { type: 'number', minimum: -LAST_INSTANT, maximum: LAST_INSTANT },
        ],
      },
    },
  }
}

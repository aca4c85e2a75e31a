import { expect } from 'vitest'
import type { Answered, OpenFhirDoor } from './door.ts'
import { stateBehind } from './tools.ts'

/** What is said of a good resource. */
export const successful = {
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'information', code: 'informational', diagnostics: 'Validation successful' }],
}

interface Parameter {
  readonly name: string
  readonly [member: string]: unknown
}

/** A Parameters resource. */
export function parameters(...parameter: Parameter[]): object {
  return { resourceType: 'Parameters', parameter }
}

/** Validates, which changes nothing. */
export async function validated(
  open: OpenFhirDoor,
  path: string,
  body: unknown,
  query: Record<string, string> = {},
): Promise<Answered> {
  const before = stateBehind(open)
  const answer = await open.request({ method: 'POST', path, query, body })

  expect(answer.status).toBe(200)
  expect(stateBehind(open)).toBe(before)
  open.fake.verify()
  return answer
}

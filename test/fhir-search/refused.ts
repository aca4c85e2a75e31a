import type { FakeHealthLakeOptions } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { stateOf } from '../state-of.ts'
import { openStore, type SearchedStore } from './store.ts'

/** A broken query, the name of the parameter that is told, and what is wrong. */
export type BrokenRow = readonly [query: string, parameter: string, why: string]

export interface Outcome {
  readonly resourceType: string
  readonly issue: readonly {
    readonly severity: string
    readonly code: string
    readonly diagnostics: string
  }[]
}

/** What is refused with 400; the text says which parameter it is, and what would be right. */
export function refuses(
  rule: string,
  right: RegExp,
  rows: readonly BrokenRow[],
  { headers = {}, ...options }: FakeHealthLakeOptions & { headers?: Record<string, string> } = {},
): void {
  describe(`${rule}, with 400`, () => {
    let open: SearchedStore | undefined
    for (const [query, parameter, why] of rows) {
      it(`${query}: ${why}`, () => {
        open ??= openStore(options)
        const before = stateOf(open.fake, 'sequence', 'drawn')
        const { status, body } = open.endpoint.request({ path: query, headers })

        expect([query, status]).toEqual([query, 400])
        const { resourceType, issue } = body as Outcome
        expect(resourceType).toBe('OperationOutcome')
        expect(issue).toMatchObject([{ severity: 'error', code: expect.any(String) as string }])
        const { diagnostics = '' } = issue[0] ?? {}
        expect(diagnostics).toContain(parameter)
        expect(diagnostics).toMatch(right)
        expect(stateOf(open.fake, 'sequence', 'drawn')).toBe(before)
      })
    }
  })
}

import { thrownBy } from '../thrown.ts'

/** What a failing assertion says. */
export function messageOf(assertion: () => void): string {
  return thrownBy(assertion).message
}

import type { Settings } from '../../state/settings.ts'
import { element, member } from './xml.ts'

// All buckets are the account's.
export function describeOwner({ accountId }: Pick<Settings, 'accountId'>): string {
  return element('Owner', member('ID', accountId))
}

import { clinicalResources } from './clinical.ts'
import { documentResources } from './documents.ts'
import { moments } from './moments.ts'
import { numbers } from './numbers.ts'
import { observations } from './observations.ts'
import { organizations } from './organizations.ts'
import { deleted, later, patients, secondAda } from './patients.ts'
import type { Given } from './systems.ts'

/** What is written, in this order, and when; then `Patient/p-gone` is deleted. */
export const data: readonly (readonly [at: string, resources: readonly Given[]])[] = [
  [
    '2025-01-01T00:00:00.000Z',
    [
      ...patients,
      deleted,
      ...organizations,
      ...observations,
      ...clinicalResources,
      ...numbers,
      ...documentResources,
      ...moments,
    ],
  ],
  ['2025-02-01T12:00:00.000Z', [secondAda]],
  ['2025-03-01T08:30:15.250Z', [later]],
]

import { administrativeInvariants } from './invariants/administrative.ts'
import { bundleInvariants } from './invariants/bundles.ts'
import { clinicalInvariants } from './invariants/clinical.ts'
import { dataTypeInvariants } from './invariants/data-types.ts'
import type { Invariant } from './invariants/invariant.ts'
import { quantityInvariants } from './invariants/quantities.ts'
import { questionnaireInvariants } from './invariants/questionnaires.ts'
import { valueSetInvariants } from './invariants/value-sets.ts'

export const invariants: readonly Invariant[] = [
  ...dataTypeInvariants,
  ...quantityInvariants,
  ...clinicalInvariants,
  ...administrativeInvariants,
  ...bundleInvariants,
  ...questionnaireInvariants,
  ...valueSetInvariants,
]

// Those of a type or backbone element itself, without those of its base.
export function invariantsOf(type: string): readonly Invariant[] {
  return invariants.filter((invariant) => invariant.of === type)
}

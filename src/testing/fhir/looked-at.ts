// What rules of R4 look at, so that another value there, or none, breaks more than one thing.
const lookedAt: readonly string[] = [
  'AllergyIntolerance.verificationStatus',
  'Condition.clinicalStatus',
  'Condition.verificationStatus',
  'Group.actual',
  'Linkage.item',
  'MedicationDispense.whenHandedOver',
  'MedicationDispense.whenPrepared',
  'Period.end',
  'Period.start',
  'Reference.reference',
  'Task.authoredOn',
  'Task.lastModified',
]

export function isLookedAt(type: { readonly name: string }, element: { readonly name: string }) {
  return lookedAt.includes(`${type.name}.${element.name}`)
}

/**
 * Writes an Observation as a program does.
 *
 * @param id Its id
 * @param bytes About how long its text is
 * @returns Its text
 */
export function observation(id: string, bytes: number): string {
  const component: object[] = []
  const text = () => JSON.stringify({ ...fixed, id, component })
  for (let index = 0; text().length < bytes - 200; index += 1) {
    component.push({
      code: { coding: [{ system: 'http://loinc.org', code: `8480-${index % 10}` }] },
      valueQuantity: { value: 100 + index, unit: 'mmHg', system: 'http://unitsofmeasure.org' },
    })
  }
  return component.length === 0 ? JSON.stringify({ ...fixed, id }) : text()
}

const fixed = {
  resourceType: 'Observation',
  status: 'final',
  code: { coding: [{ system: 'http://loinc.org', code: '85354-9' }] },
  subject: { reference: 'Patient/p1' },
  effectiveDateTime: '2024-05-01T09:30:00+02:00',
}

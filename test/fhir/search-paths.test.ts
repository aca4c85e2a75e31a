import { describe, expect, it } from 'vitest'
import { toPaths } from '../../scripts/fhir-model/paths.ts'

describe("A search expression of HL7's", () => {
  it.each([
    ['Patient.name.given', 'Patient', 'name.given'],
    ['Observation', 'Observation', '.'],
    ['code', undefined, 'code'],
    ['(Observation.value as Quantity)', 'Observation', 'value:Quantity'],
    ['value as Quantity', undefined, 'value:Quantity'],
    ['Condition.onset.as(Age)', 'Condition', 'onset:Age'],
    ['value.ofType(Reference)', undefined, 'value:Reference'],
    ['(Observation.value as DateTime)', 'Observation', 'value:dateTime'],
    ['(Observation.value as CodeableConcept).text', 'Observation', 'value:CodeableConcept.text'],
    ['Account.subject.where(resolve() is Patient)', 'Account', 'subject[Patient]'],
    ["Person.telecom.where(system='email')", 'Person', 'telecom[system=email]'],
    ["Device.extension('http://a.b/c-d')", 'Device', 'extension[url=http://a.b/c-d]'],
    [
      "item.where(hasExtension('http://a')).answer",
      undefined,
      'item[extension.url=http://a].answer',
    ],
    ['Bundle.entry[0].resource', 'Bundle', 'entry[0].resource'],
    ['Patient.deceased.exists() and Patient.deceased != false', 'Patient', 'deceased?'],
    ['%resource.referenceSeq.chromosome', undefined, '/referenceSeq.chromosome'],
  ])('%s becomes a path', (expression, head, path) => {
    expect(toPaths(expression)).toEqual([{ head, path }])
  })

  it('that is a union becomes several', () => {
    expect(toPaths('Age.value | (Age.other as Range)').map(({ path }) => path)).toEqual([
      'value',
      'other:Range',
    ])
  })

  it.each(['', 'Patient.name.first()', "a.where(b > '1')", 'a + b'])(
    'of another form is refused: %j',
    (expression) => {
      expect(() => toPaths(expression)).toThrow(
        `There is no path for the expression ${expression}.`,
      )
    },
  )
})

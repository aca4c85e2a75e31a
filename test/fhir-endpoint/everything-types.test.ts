import { createFakeHealthLake, type FakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'

// Each type of the compartment, the elements of which one leads to the patient, and its dates of care.
const table = `
Account subject servicePeriod.start
AdverseEvent subject date
AllergyIntolerance patient,recorder,asserter recordedDate
Appointment participant.actor start
AppointmentResponse actor start
AuditEvent agent.who,entity.what period.start
Basic subject,author created
BodyStructure patient
CarePlan subject,activity.detail.performer period.start
CareTeam subject,participant.member period.start
ChargeItem subject occurrenceDateTime,occurrencePeriod.start,occurrenceTiming.event
Claim patient,payee.party billablePeriod.start
ClaimResponse patient created
ClinicalImpression subject date
Communication subject,sender,recipient sent
CommunicationRequest subject,sender,recipient,requester occurrenceDateTime,occurrencePeriod.start
Composition subject,author,attester.party date
Condition subject,asserter recordedDate
Consent patient dateTime
Coverage policyHolder,subscriber,beneficiary,payor period.start
CoverageEligibilityRequest patient created
CoverageEligibilityResponse patient created
DetectedIssue patient identifiedDateTime,identifiedPeriod.start
DeviceRequest subject,performer authoredOn
DeviceUseStatement subject recordedOn
DiagnosticReport subject effectiveDateTime,effectivePeriod.start
DocumentManifest subject,author,recipient created
DocumentReference subject,author context.period.start
Encounter subject period.start
EnrollmentRequest candidate created
EpisodeOfCare patient period.start
ExplanationOfBenefit patient,payee.party billablePeriod.start
FamilyMemberHistory patient
Flag subject period.start
Goal subject statusDate
Group member.entity
ImagingStudy subject started
Immunization patient recorded
ImmunizationEvaluation patient date
ImmunizationRecommendation patient date
Invoice subject,recipient date
List subject,source date
MeasureReport subject period.start
Media subject issued
MedicationAdministration subject,performer.actor effectiveDateTime,effectivePeriod.start
MedicationDispense subject,receiver whenPrepared
MedicationRequest subject authoredOn
MedicationStatement subject dateAsserted
MolecularSequence patient
NutritionOrder patient dateTime
Observation subject,performer effectiveDateTime,effectivePeriod.start,effectiveTiming.event,effectiveInstant
Patient link.other
Person link.target
Procedure subject,performer.actor performedDateTime,performedPeriod.start
Provenance target occurredDateTime,occurredPeriod.start
QuestionnaireResponse subject,author authored
RelatedPerson patient
RequestGroup subject,action.participant authoredOn
ResearchSubject individual period.start
RiskAssessment subject occurrenceDateTime,occurrencePeriod.start
Schedule actor planningHorizon.start
ServiceRequest subject,performer authoredOn
Specimen subject receivedTime
SupplyDelivery patient occurrenceDateTime,occurrencePeriod.start,occurrenceTiming.event
SupplyRequest deliverTo authoredOn
VisionPrescription patient dateWritten
`

const rows = table
  .trim()
  .split('\n')
  .map((line) => {
    const [type = '', references = '', dates = ''] = line.split(' ')
    return { type, references: references.split(','), dates: dates.split(',').filter(isNamed) }
  })

function isNamed(path: string): boolean {
  return path !== ''
}

/** A resource of a type with these members, by the paths of their elements. */
function resource(
  resourceType: string,
  id: string,
  members: Readonly<Record<string, unknown>>,
): { readonly resourceType: string; readonly id: string } {
  const nested = Object.entries(members).map(([path, value]) =>
    path.split('.').reduceRight<unknown>((inside, name) => ({ [name]: inside }), value),
  )
  return Object.assign({ resourceType, id }, ...nested) as { resourceType: string; id: string }
}

/** An element with that date, of a period its start and its end. */
function dated(path: string, date: string): Readonly<Record<string, unknown>> {
  const [, period] = /^(.*)\.start$/.exec(path) ?? []
  if (period !== undefined) return { [period]: { start: date, end: date } }
  return { [path]: path.endsWith('.event') ? [date] : date }
}

interface Arranged {
  readonly put: (type: string, id: string, members: Readonly<Record<string, unknown>>) => void
  /** What there is of the patient p1 and of that type, but for p1. */
  readonly found: (type: string, query?: Readonly<Record<string, string>>) => readonly string[]
}

function arranged(): Arranged {
  const fake: FakeHealthLake = createFakeHealthLake()
  const store = fake.addDatastore().DatastoreId
  const resources = fake.resources(store)
  for (const id of ['p1', 'p2']) resources.put({ resourceType: 'Patient', id })
  return {
    put: (type, id, members) => void resources.put(resource(type, id, members)),
    found(type, query = {}) {
      const path = 'Patient/p1/$everything'
      const answer = fake.fhir(store).request({ path, query: { ...query, _type: type } })
      const { entry = [] } = answer.body as { entry?: { resource: { id: string } }[] }
      expect(answer.status).toBe(200)
      return entry.map((each) => each.resource.id).filter((id) => id !== 'p1')
    },
  }
}

const p1 = { reference: 'Patient/p1' }
const p2 = { reference: 'Patient/p2' }
const window = { start: '2024-03-01', end: '2024-03-31' }

describe('$everything has of the type', () => {
  it.each(rows)('$type what leads to the patient by $references [everything]', (row) => {
    const { put, found } = arranged()
    for (const path of row.references) {
      put(row.type, path.replaceAll('.', '-'), { [path]: p1 })
      put(row.type, `other-${path.replaceAll('.', '-')}`, { [path]: p2 })
    }
    put(row.type, 'nobodys', {})

    expect(found(row.type)).toEqual(
      row.references.map((path) => path.replaceAll('.', '-')).toSorted(),
    )
  })

  it.each(rows.filter(({ dates }) => dates.length > 0))(
    '$type what has its date, $dates, between start and end [everything-dates]',
    ({ type, references: [reference = ''], dates }) => {
      for (const path of dates) {
        const { put, found } = arranged()
        const at = {
          before: '2024-02-29',
          first: '2024-03-01',
          last: '2024-03-31',
          past: '2024-04-01',
        }
        for (const [id, date] of Object.entries(at)) {
          put(type, id, { [reference]: p1, ...dated(path, date) })
        }
        put(type, 'undated', { [reference]: p1 })

        expect(found(type, window)).toEqual(['first', 'last', 'undated'])
        expect(found(type, { start: window.start })).toEqual(['first', 'last', 'past', 'undated'])
        expect(found(type, { end: window.end })).toEqual(['before', 'first', 'last', 'undated'])
      }
    },
  )

  it.each(rows.filter(({ dates }) => dates.length === 0))(
    '$type all, whatever start and end are, for it has no date [everything-dates]',
    ({ type, references: [reference = ''] }) => {
      const { put, found } = arranged()
      put(type, 'a', { [reference]: p1, date: '2024-02-29', period: { start: '2024-02-29' } })

      expect(found(type, window)).toEqual(['a'])
    },
  )
})

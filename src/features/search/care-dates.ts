import { parseSearchParameters, type SearchParameter } from '../../model/fhir/search-parameters.ts'

// The date of care of each type that $everything looks at: an element, or that of several which is there, written as the
// paths of a search parameter [everything-dates].
const elements: Readonly<Record<string, string>> = {
  'period.start': `AuditEvent CarePlan CareTeam Coverage Encounter EpisodeOfCare Flag MeasureReport`,
  'billablePeriod.start': 'Claim ExplanationOfBenefit',
  created: `Basic ClaimResponse CoverageEligibilityRequest CoverageEligibilityResponse DocumentManifest
    EnrollmentRequest`,
  date: `AdverseEvent ClinicalImpression Composition ImmunizationEvaluation ImmunizationRecommendation Invoice List`,
  authoredOn: 'DeviceRequest MedicationRequest RequestGroup ServiceRequest SupplyRequest',
  recordedDate: 'AllergyIntolerance Condition',
  start: 'Appointment AppointmentResponse',
  effective: 'DiagnosticReport MedicationAdministration Observation',
  dateTime: 'Consent NutritionOrder',
  'occurrence:dateTime,occurrence:Period.start': 'CommunicationRequest RiskAssessment',
  'occurrence:dateTime,occurrence:Period.start,occurrence:Timing.event':
    'ChargeItem SupplyDelivery',
  'occurred:Period.start,occurred:dateTime': 'Provenance',
  'servicePeriod.start': 'Account',
  sent: 'Communication',
  identified: 'DetectedIssue',
  recordedOn: 'DeviceUseStatement',
  'context.period.start': 'DocumentReference',
  statusDate: 'Goal',
  started: 'ImagingStudy',
  recorded: 'Immunization',
  issued: 'Media',
  whenPrepared: 'MedicationDispense',
  dateAsserted: 'MedicationStatement',
  'performed:dateTime,performed:Period': 'Procedure',
  authored: 'QuestionnaireResponse',
  period: 'ResearchSubject',
  planningHorizon: 'Schedule',
  receivedTime: 'Specimen',
  dateWritten: 'VisionPrescription',
}

const undated =
  'BodyStructure FamilyMemberHistory Group MolecularSequence Patient Person RelatedPerson'

// The types of $everything with their dates; undefined for those that have none.
export function careDates(): ReadonlyMap<string, SearchParameter | undefined> {
  const dated = Object.entries(elements).flatMap(([paths, types]) => {
    const parameter = parseSearchParameters(`date|date|${paths}`).get('date')
    return types.split(/\s+/).map((type) => [type, parameter] as const)
  })
  return new Map([...dated, ...undated.split(' ').map((type) => [type, undefined] as const)])
}

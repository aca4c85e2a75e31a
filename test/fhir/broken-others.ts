import type { BrokenRow } from './broken-data-types.ts'

const text = { text: 'a' }
const someone = { display: 'a' }

function both(id: string, base: object, broken: object, kept: object): BrokenRow {
  return [id, { ...base, ...broken }, { ...base, ...kept }]
}

const organization = { resourceType: 'Organization' }
const appointment = {
  resourceType: 'Appointment',
  status: 'proposed',
  participant: [{ type: [text], status: 'accepted' }],
}
const event = {
  resourceType: 'AuditEvent',
  type: { code: 'a' },
  recorded: '2020-01-01T00:00:00Z',
  agent: [{ requestor: true }],
  source: { observer: someone },
}
const eligibility = {
  resourceType: 'CoverageEligibilityResponse',
  status: 'active',
  purpose: ['benefits'],
  patient: someone,
  created: '2020',
  request: someone,
  outcome: 'complete',
  insurer: someone,
}
const consent = { resourceType: 'Consent', status: 'active', scope: text, category: [text] }
const list = { resourceType: 'List', status: 'current' }
const administration = {
  resourceType: 'MedicationAdministration',
  status: 'completed',
  medicationReference: someone,
  subject: someone,
  effectiveDateTime: '2020',
}
const dispense = {
  resourceType: 'MedicationDispense',
  status: 'completed',
  medicationReference: someone,
}
const request = {
  resourceType: 'ServiceRequest',
  status: 'active',
  intent: 'order',
  subject: someone,
}
const patient = { resourceType: 'Patient' }
export const brokenOthers: readonly BrokenRow[] = [
  both(
    'pat-1',
    patient,
    { contact: [{ gender: 'male' }] },
    { contact: [{ organization: someone }] },
  ),
  both('org-1', organization, {}, { identifier: [{ value: 'a' }] }),
  both(
    'org-2',
    { ...organization, name: 'a' },
    { address: [{ use: 'home' }] },
    { address: [{ use: 'work' }] },
  ),
  both(
    'org-3',
    { ...organization, name: 'a' },
    { telecom: [{ use: 'home' }] },
    { telecom: [{ use: 'work' }] },
  ),
  both(
    'app-1',
    appointment,
    { participant: [{ status: 'accepted' }] },
    { participant: [{ status: 'accepted', actor: someone }] },
  ),
  both(
    'app-2',
    appointment,
    { start: '2020-01-01T00:00:00Z' },
    { start: '2020-01-01T00:00:00Z', end: '2020-01-01T00:00:00Z' },
  ),
  both(
    'app-3',
    appointment,
    { status: 'booked' },
    { status: 'booked', start: '2020-01-01T00:00:00Z', end: '2020-01-01T00:00:00Z' },
  ),
  both(
    'app-4',
    appointment,
    { cancelationReason: text },
    { cancelationReason: text, status: 'cancelled' },
  ),
  both(
    'apr-1',
    { resourceType: 'AppointmentResponse', appointment: someone, participantStatus: 'accepted' },
    {},
    { participantType: [text] },
  ),
  both('sev-1', event, { entity: [{ name: 'a', query: 'QUFB' }] }, { entity: [{ query: 'QUFB' }] }),
  both(
    'ces-1',
    eligibility,
    { insurance: [{ coverage: someone, item: [{ excluded: true }] }] },
    { insurance: [{ coverage: someone, item: [{ category: text }, { productOrService: text }] }] },
  ),
  both('ppc-1', consent, {}, { policyRule: text }),
  both('ppc-1', consent, {}, { policy: [{ uri: 'urn:a' }] }),
  both(
    'grp-1',
    { resourceType: 'Group', type: 'person' },
    { actual: false, member: [{ entity: someone }] },
    { actual: true, member: [{ entity: someone }] },
  ),
  both('ipn-1', { resourceType: 'InsurancePlan' }, {}, { name: 'a' }),
  both(
    'lnk-1',
    { resourceType: 'Linkage' },
    { item: [{ type: 'source', resource: someone }] },
    {
      item: [
        { type: 'source', resource: someone },
        { type: 'alternate', resource: someone },
      ],
    },
  ),
  both(
    'lst-1',
    list,
    { mode: 'working', emptyReason: text, entry: [{ item: someone }] },
    { mode: 'working', emptyReason: text },
  ),
  both(
    'lst-2',
    list,
    { mode: 'working', entry: [{ item: someone, deleted: true }] },
    { mode: 'changes', entry: [{ item: someone, deleted: true }] },
  ),
  both(
    'lst-3',
    list,
    { mode: 'changes', entry: [{ item: someone, date: '2020' }] },
    { mode: 'working', entry: [{ item: someone, date: '2020' }] },
  ),
  both('mad-1', administration, { dosage: { text: 'a' } }, { dosage: { dose: { value: 1 } } }),
  both(
    'mad-1',
    administration,
    { dosage: { text: 'a' } },
    { dosage: { rateQuantity: { value: 1 } } },
  ),
  both(
    'mdd-1',
    dispense,
    { whenPrepared: '2020-02', whenHandedOver: '2020-01' },
    { whenPrepared: '2020-01', whenHandedOver: '2020-02' },
  ),
  both(
    'mdd-1',
    dispense,
    { whenPrepared: '2020-02', whenHandedOver: '2020-01' },
    { whenHandedOver: '2020' },
  ),
  both(
    'inv-1',
    { resourceType: 'Task', status: 'draft', intent: 'order', authoredOn: '2020-02' },
    { lastModified: '2020-01' },
    { lastModified: '2020-02-01' },
  ),
  both(
    'rqg-1',
    { resourceType: 'RequestGroup', status: 'draft', intent: 'plan' },
    { action: [{ title: 'a' }] },
    { action: [{ action: [{ resource: someone }] }] },
  ),
  both('prr-1', request, { orderDetail: [text] }, { code: text, orderDetail: [text] }),
]

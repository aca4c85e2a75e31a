import { inOrder, itemsOf, type Draft, type Shapes } from './shape.ts'

export const administrativeShapes: Shapes = {
  'Patient.contact': { some: [['name', 'telecom', 'address', 'organization']] },
  Organization: { some: [['identifier', 'name']], repair: withoutHome },
  Appointment: {
    always: ['start', 'end'],
    without: ['cancelationReason'],
    repair: inOrder('start', 'end'),
  },
  'Appointment.participant': { some: [['type', 'actor']] },
  AppointmentResponse: {
    some: [['participantType', 'actor']],
    repair: inOrder('start', 'end'),
  },
  'AuditEvent.entity': { apart: [['name', 'query']] },
  'CoverageEligibilityResponse.insurance.item': {
    some: [['category', 'productOrService']],
    apart: [['category', 'productOrService']],
  },
  Consent: { some: [['policy', 'policyRule']] },
  Group: { repair: (group) => ('member' in group ? { ...group, actual: true } : group) },
  InsurancePlan: { some: [['identifier', 'name']] },
  Linkage: { repair: (linkage) => ({ ...linkage, item: twice(itemsOf(linkage, 'item')) }) },
  List: { apart: [['emptyReason', 'entry']] },
  'List.entry': { without: ['deleted', 'date'] },
  Slot: { repair: inOrder('start', 'end') },
  Task: { repair: inOrder('authoredOn', 'lastModified') },
  'RequestGroup.action': {
    some: [['resource', 'action']],
    apart: [['resource', 'action']],
  },
  MeasureReport: {
    values: { type: ['individual', 'subject-list', 'summary'] },
  },
  'MeasureReport.group.stratifier.stratum': { apart: [['value', 'component']] },
  Bundle: {
    without: ['total', 'link', 'signature'],
    values: { type: ['collection'] },
    repair: withAddresses,
  },
  'Bundle.entry': { always: ['resource'], without: ['link', 'search', 'request', 'response'] },
  'Parameters.parameter': {
    some: [['value', 'resource', 'part']],
    apart: [['value', 'resource', 'part']],
  },
}

// No organization is at home.
function withoutHome(organization: Draft): Draft {
  const lists = ['address', 'telecom'].filter((name) => name in organization)
  const working = lists.map((name) => [
    name,
    itemsOf(organization, name).map((item) =>
      item['use'] === 'home' ? { ...item, use: 'work' } : item,
    ),
  ])
  return { ...organization, ...(Object.fromEntries(working) as Draft) }
}

// An item is linked to another.
function twice<Item>(items: readonly Item[]): readonly Item[] {
  return items.length === 1 ? [...items, ...items] : items
}

// No two have the same address.
function withAddresses(bundle: Draft): Draft {
  if (!('entry' in bundle)) return bundle
  const entry = itemsOf(bundle, 'entry').map((one, index) =>
    'fullUrl' in one
      ? { ...one, fullUrl: `urn:uuid:00000000-0000-4000-8000-00000000000${index}` }
      : one,
  )
  return { ...bundle, entry }
}

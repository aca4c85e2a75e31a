import { isJsonArray, type Json } from '../../../../kernel/json.ts'
import { isAfter } from '../dates.ts'
import { has, hasChoice, isOneOf, objectsIn, type Invariant } from './invariant.ts'

export const administrativeInvariants: readonly Invariant[] = [
  {
    id: 'pat-1',
    of: 'Patient.contact',
    text: 'there is a name, a telecom, an address or an organization',
    holds: (contact) =>
      ['name', 'telecom', 'address', 'organization'].some((name) => has(contact, name)),
  },
  {
    id: 'org-1',
    of: 'Organization',
    text: 'there is an identifier or a name',
    holds: (organization) => has(organization, 'identifier') || has(organization, 'name'),
  },
  {
    id: 'org-2',
    of: 'Organization',
    text: 'no address is of the use home',
    holds: ({ address }) => objectsIn(address).every(({ use }) => use !== 'home'),
  },
  {
    id: 'org-3',
    of: 'Organization',
    text: 'no telecom is of the use home',
    holds: ({ telecom }) => objectsIn(telecom).every(({ use }) => use !== 'home'),
  },
  {
    id: 'app-1',
    of: 'Appointment.participant',
    text: 'there is a type or an actor',
    holds: (participant) => has(participant, 'type') || has(participant, 'actor'),
  },
  {
    id: 'app-2',
    of: 'Appointment',
    text: 'there are both a start and an end, or neither',
    holds: (appointment) => has(appointment, 'start') === has(appointment, 'end'),
  },
  {
    id: 'app-3',
    of: 'Appointment',
    text: 'only one that is proposed, cancelled or on the waitlist has no start and end',
    holds: (appointment) =>
      (has(appointment, 'start') && has(appointment, 'end')) ||
      isOneOf(appointment['status'], ['proposed', 'cancelled', 'waitlist']),
  },
  {
    id: 'app-4',
    of: 'Appointment',
    text: 'there is a cancelationReason only when the status is no-show or cancelled',
    holds: (appointment) =>
      !has(appointment, 'cancelationReason') ||
      isOneOf(appointment['status'], ['no-show', 'cancelled']),
  },
  {
    id: 'apr-1',
    of: 'AppointmentResponse',
    text: 'there is a participantType or an actor',
    holds: (response) => has(response, 'participantType') || has(response, 'actor'),
  },
  {
    id: 'sev-1',
    of: 'AuditEvent.entity',
    text: 'there is no query beside a name',
    holds: (entity) => !has(entity, 'name') || !has(entity, 'query'),
  },
  {
    id: 'ces-1',
    of: 'CoverageEligibilityResponse.insurance.item',
    text: 'there is either a category or a productOrService',
    holds: (item) => has(item, 'category') !== has(item, 'productOrService'),
  },
  {
    id: 'ppc-1',
    of: 'Consent',
    text: 'there is a policy or a policyRule',
    holds: (consent) => has(consent, 'policy') || has(consent, 'policyRule'),
  },
  {
    id: 'grp-1',
    of: 'Group',
    text: 'only an actual group has members',
    holds: (group) => !has(group, 'member') || group['actual'] === true,
  },
  {
    id: 'ipn-1',
    of: 'InsurancePlan',
    text: 'there is an identifier or a name',
    holds: (plan) => has(plan, 'identifier') || has(plan, 'name'),
  },
  {
    id: 'lnk-1',
    of: 'Linkage',
    text: 'there are at least two items',
    holds: ({ item }) => !isJsonArray(item) || item.length > 1,
  },
  {
    id: 'lst-1',
    of: 'List',
    text: 'there is no emptyReason beside entries',
    holds: (list) => !has(list, 'emptyReason') || !has(list, 'entry'),
  },
  {
    id: 'lst-2',
    of: 'List',
    text: 'an entry is deleted only in the mode changes',
    holds: ({ entry, mode }) =>
      mode === 'changes' || !objectsIn(entry).some((one) => has(one, 'deleted')),
  },
  {
    id: 'lst-3',
    of: 'List',
    text: 'an entry has a date only in the mode working',
    holds: ({ entry, mode }) =>
      mode === 'working' || !objectsIn(entry).some((one) => has(one, 'date')),
  },
  {
    id: 'mad-1',
    of: 'MedicationAdministration.dosage',
    text: 'there is a dose or a rate[x]',
    holds: (dosage) => has(dosage, 'dose') || hasChoice(dosage, 'rate'),
  },
  {
    id: 'mdd-1',
    of: 'MedicationDispense',
    text: 'whenHandedOver is not before whenPrepared',
    holds: ({ whenHandedOver, whenPrepared }) => isInOrder(whenPrepared, whenHandedOver),
  },
  {
    id: 'inv-1',
    of: 'Task',
    text: 'lastModified is not before authoredOn',
    holds: ({ authoredOn, lastModified }) => isInOrder(authoredOn, lastModified),
  },
  {
    id: 'rqg-1',
    of: 'RequestGroup.action',
    text: 'there is either a resource or an action',
    holds: (action) => has(action, 'resource') !== has(action, 'action'),
  },
  {
    id: 'prr-1',
    of: 'ServiceRequest',
    text: 'an orderDetail has a code',
    holds: (request) => !has(request, 'orderDetail') || has(request, 'code'),
  },
]

function isInOrder(first: Json | undefined, second: Json | undefined): boolean {
  return typeof first !== 'string' || typeof second !== 'string' || !isAfter(first, second)
}

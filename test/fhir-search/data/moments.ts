import { to, type Given } from './systems.ts'

function request(id: string, occurrence: object): Given {
  const members = { status: 'active', intent: 'order', subject: to('Patient/p-ada') }
  return { resourceType: 'ServiceRequest', id, ...members, ...occurrence }
}

const at = (id: string, occurrenceDateTime: string) => request(id, { occurrenceDateTime })

/** Times with digits below a second and below a millisecond, at the edges of the calendar, and that are none. */
export const moments: readonly Given[] = [
  at('sr-789', '2025-01-31T10:00:00.123789+00:00'),
  at('sr-456', '2025-01-31T10:00:00.123456Z'),
  at('sr-ms', '2025-01-31T10:00:00.123Z'),
  at('sr-tenth', '2025-01-31T10:00:00.1Z'),
  at('sr-long', '2025-01-31T10:00:00.12345600000000000000000000001Z'),
  request('sr-micro', {
    occurrencePeriod: {
      start: '2025-02-01T00:00:00.000100Z',
      end: '2025-02-01T00:00:00.000199Z',
    },
  }),
  request('sr-events', {
    occurrenceTiming: {
      event: ['2025-03-01T00:00:00.00051Z', '2025-03-01T00:00:00.0005Z'],
    },
  }),
  at('sr-leap', '2016-12-31T23:59:60Z'),
  at('sr-leap-part', '2016-12-31T18:59:60.25-05:00'),
  at('sr-9999', '9999'),
  request('sr-open', { occurrencePeriod: { start: '2026' } }),
  request('sr-vague', { occurrenceTiming: { code: { text: 'Now and then' } } }),
  {
    resourceType: 'Immunization',
    id: 'im-text',
    status: 'completed',
    vaccineCode: { text: 'Something' },
    patient: to('Patient/p-ada'),
    occurrenceString: 'as a child',
  },
]

import type { Shape } from '../codec/shape.ts'

// Shapes of what a snapshot holds of the past.
export const snapshotHistory = {
  HistoryRecord: {
    type: 'structure',
    members: {
      calls: 'Count',
      requests: 'Count',
      tokens: 'Count',
      records: 'CallRecordList',
      transitions: 'TransitionList',
    },
    required: ['calls', 'requests', 'tokens', 'records', 'transitions'],
  },
  CallRecordList: { type: 'list', member: 'CallRecord' },
  CallRecord: {
    type: 'structure',
    members: {
      sequence: 'Count',
      at: 'Instant',
      region: 'Text',
      door: 'Door',
      operation: 'Operation',
      error: 'CallError',
      attempts: 'AttemptList',
    },
    required: ['sequence', 'at', 'region', 'door', 'operation', 'attempts'],
  },
  Door: {
    type: 'string',
    enum: ['client', 'direct', 'client-mock', 'fetch', 'http', 'execute'],
  },
  Operation: { type: 'string' },
  CallError: {
    type: 'structure',
    members: { name: 'Text', message: 'Text', rule: 'Text' },
    required: ['name', 'message'],
  },
  AttemptList: { type: 'list', member: 'Attempt' },
  Attempt: {
    type: 'structure',
    members: {
      at: 'Instant',
      request: 'Count',
      error: 'Text',
      fault: 'AttemptFault',
      transition: 'AttemptTransition',
      quota: 'Text',
    },
    required: ['at', 'request'],
  },
  AttemptFault: {
    type: 'structure',
    members: { rule: 'Count', kind: 'OutcomeKind' },
    required: ['rule', 'kind'],
  },
  AttemptTransition: {
    type: 'structure',
    members: { rule: 'Count', to: 'Text', never: 'Flag' },
    required: ['rule'],
  },
  TransitionList: { type: 'list', member: 'Transition' },
  Transition: {
    type: 'structure',
    members: {
      at: 'Instant',
      calls: 'Count',
      region: 'Text',
      resource: 'ResourceKind',
      id: 'Text',
      from: 'Text',
      to: 'Text',
    },
    required: ['at', 'calls', 'region', 'resource', 'id', 'from', 'to'],
  },
} as const satisfies Record<string, Shape>

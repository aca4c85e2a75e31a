import type { Shape } from '../codec/shape.ts'

// Shapes of what a snapshot holds of the fault rules.
export const snapshotFaults = {
  FaultList: {
    type: 'structure',
    members: { added: 'Count', rules: 'FaultRecordList' },
    required: ['added', 'rules'],
  },
  FaultRecordList: { type: 'list', member: 'FaultRecord' },
  FaultRecord: {
    type: 'structure',
    members: {
      id: 'Count',
      rule: 'Rule',
      stream: 'Text',
      since: 'Count',
      used: 'Count',
      matched: 'Count',
    },
    required: ['id', 'rule', 'stream', 'since', 'used', 'matched'],
  },
  Rule: {
    type: 'structure',
    members: {
      operation: 'TextList',
      input: 'Document',
      region: 'Text',
      per: 'Per',
      skip: 'Count',
      times: 'Number',
      probability: 'Number',
      from: 'Instant',
      until: 'Instant',
      outcome: 'Outcome',
    },
    required: ['per', 'skip', 'times', 'probability', 'outcome'],
  },
  TextList: { type: 'list', member: 'Text' },
  Document: { type: 'document' },
  Per: { type: 'string', enum: ['call', 'attempt'] },
  Outcome: {
    type: 'structure',
    members: {
      kind: 'OutcomeKind',
      name: 'Text',
      message: 'Text',
      statusCode: 'Count',
      retryAfterSeconds: 'Number',
      duration: 'Number',
      code: 'Text',
      when: 'Text',
      body: 'Text',
      to: 'Text',
      after: 'Number',
      category: 'Text',
    },
    required: ['kind'],
  },
  OutcomeKind: {
    type: 'string',
    enum: ['error', 'latency', 'hang', 'connection', 'corrupt', 'transition'],
  },
} as const satisfies Record<string, Shape>

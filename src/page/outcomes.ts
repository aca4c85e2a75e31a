// What can happen to a call, to choose from; anything else is written by hand.
export const outcomes: readonly { readonly name: string; readonly value: unknown }[] = [
  ...[
    'ThrottlingException',
    'InternalServerException',
    'AccessDeniedException',
    'ConflictException',
    'ResourceNotFoundException',
    'ServiceQuotaExceededException',
    'ValidationException',
  ].map((name) => ({ name, value: name })),
  { name: 'the connection fails before', value: { kind: 'connection', code: 'ECONNRESET' } },
  {
    name: 'the response is lost',
    value: { kind: 'connection', code: 'ECONNRESET', when: 'after' },
  },
  { name: 'the response takes 30 seconds', value: { kind: 'latency', duration: { seconds: 30 } } },
  { name: 'no response, ever', value: { kind: 'hang' } },
  { name: 'the response is cut off', value: { kind: 'corrupt', body: 'truncated' } },
  { name: 'what it starts never ends', value: { kind: 'transition', after: 'Infinity' } },
]

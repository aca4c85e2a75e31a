import { describe, expect, it } from 'vitest'
import { refusalTo, unsaidIn, type Refused } from './tools.ts'

const bad: readonly Refused[] = [
  ['null', null, 'outcome is null; give the name of an error, or an object with a kind'],
  ['a number', 7, 'outcome is 7; give'],
  [
    'no kind',
    {},
    ['outcome is {}', 'error, latency, hang, connection, corrupt, transition or event'],
  ],
  ['an unknown kind', { kind: 'explode' }, 'outcome is {"kind":"explode"}'],
  ['a kind of Object', { kind: 'toString' }, 'give the name of an error'],
  [
    'a misspelt error',
    'ThrotlingException',
    [
      "outcome 'ThrotlingException' is not an error that AWS documents. Did you mean ThrottlingException?",
      'Known are AccessDeniedException, ',
      'any other needs a statusCode and anyError: true.',
    ],
  ],
  [
    'an error without its last word',
    'Throttling',
    "outcome 'Throttling' is not an error that AWS documents. Did you mean ThrottlingException?",
  ],
  [
    'an unknown error',
    { kind: 'error', name: 'TeapotException' },
    'any other needs a statusCode and anyError: true.',
  ],
  ['an error of Object', 'toString', "outcome 'toString' is not an error"],
  ['an error without a name', { kind: 'error' }, 'name is undefined; give the name of an error.'],
  [
    'an empty name',
    { kind: 'error', name: '', statusCode: 500 },
    "name is ''; give one with only letters, digits",
  ],
  ...[
    'Teapot#Exception',
    'aws:Teapot',
    'Teapot, Exception',
    'Teapot Exception',
    ' Teapot',
    'T\n',
  ].map((name): Refused => [
    `a name that no client could read: ${JSON.stringify(name)}`,
    { kind: 'error', name, statusCode: 500 },
    `name is '${name}'; give one with only letters, digits, dots, _ and -.`,
  ]),
  [
    'a latency beyond the last instant',
    { kind: 'latency', duration: 1e300 },
    "duration is 1e+300; give one that ends by the last instant, +275760-09-13T00:00:00.000Z, or the kind 'hang'.",
  ],
  [
    'a latency beyond the last instant from now on',
    { kind: 'latency', duration: 8.64e15 - Date.parse('2025-01-01T00:00:00Z') + 1 },
    'give one that ends by the last instant',
  ],
  ['a name that is a number', { kind: 'error', name: 7, statusCode: 500 }, 'name is 7'],
  [
    'an unknown member of an error',
    { kind: 'error', name: 'ThrottlingException', statuscode: 400 },
    [
      'outcome of kind error: there is no member statuscode. Did you mean statusCode?',
      'There are kind, name, message, statusCode and retryAfterSeconds.',
    ],
  ],
  [
    'a status of success',
    { kind: 'error', name: 'X', statusCode: 200 },
    'statusCode is 200; give 400 to 599.',
  ],
  ['a status beyond all', { kind: 'error', name: 'X', statusCode: 600 }, 'statusCode is 600'],
  ['a broken status', { kind: 'error', name: 'X', statusCode: 404.5 }, 'statusCode is 404.5'],
  ['a status in text', { kind: 'error', name: 'X', statusCode: '404' }, "statusCode is '404'"],
  [
    'a status that is no number',
    { kind: 'error', name: 'ThrottlingException', statusCode: Number.NaN },
    'statusCode is NaN',
  ],
  [
    'a negative retryAfterSeconds',
    { kind: 'error', name: 'ThrottlingException', retryAfterSeconds: -1 },
    'retryAfterSeconds is -1; give a number, 0 or more.',
  ],
  [
    'a retryAfterSeconds that is no number',
    { kind: 'error', name: 'ThrottlingException', retryAfterSeconds: Number.NaN },
    'retryAfterSeconds is NaN',
  ],
  [
    'a retryAfterSeconds without end',
    { kind: 'error', name: 'ThrottlingException', retryAfterSeconds: Infinity },
    'retryAfterSeconds is Infinity',
  ],
  [
    'a retryAfterSeconds in text',
    { kind: 'error', name: 'ThrottlingException', retryAfterSeconds: '3' },
    "retryAfterSeconds is '3'",
  ],
  [
    'a message that is no text',
    { kind: 'error', name: 'ThrottlingException', message: 7 },
    'message is 7; give a text, or leave it out.',
  ],
  ['a negative duration', { kind: 'latency', duration: -1 }, 'duration: -1 is not a duration'],
  [
    'a duration that is no number',
    { kind: 'latency', duration: Number.NaN },
    'duration: NaN is not a duration',
  ],
  [
    'a duration without end',
    { kind: 'latency', duration: Infinity },
    "duration is Infinity; give a finite duration, or the kind 'hang'.",
  ],
  [
    'a duration in unknown units',
    { kind: 'latency', duration: { weeks: 1 } },
    'a duration has no weeks. It has days, hours, minutes, seconds and milliseconds.',
  ],
  ['no duration', { kind: 'latency' }, 'duration: undefined is not a duration'],
  [
    'a hang that lasts',
    { kind: 'hang', duration: 7 },
    'outcome of kind hang: there is no member duration. There is only kind.',
  ],
  [
    'a connection without a code',
    { kind: 'connection' },
    'code is undefined; give a code such as ECONNRESET.',
  ],
  ['an empty code', { kind: 'connection', code: '' }, "code is ''"],
  [
    'a slip of a code',
    { kind: 'connection', code: 'ECONNRESTE' },
    "code 'ECONNRESTE' is not a known code. Did you mean ECONNRESET? If it is right, set anyError: true.",
  ],
  [
    'a connection that fails at another time',
    { kind: 'connection', code: 'X', when: 'during' },
    "when is 'during'; give one of before and after.",
  ],
  ['a list of times', { kind: 'connection', code: 'X', when: ['after'] }, 'when is ["after"]'],
  [
    'another corruption',
    { kind: 'corrupt', body: 'xml' },
    "body is 'xml'; give one of empty, truncated and not-json.",
  ],
  ['no corruption', { kind: 'corrupt' }, 'body is undefined'],
  [
    'a transition to nowhere',
    { kind: 'transition' },
    'outcome is {"kind":"transition"}; give a transition with to or after.',
  ],
  [
    'a transition to an unknown status',
    { kind: 'transition', to: 'BROKEN' },
    ["to is 'BROKEN'; give one of CREATE_FAILED, UPDATE_FAILED, ", 'COMPLETED_WITH_ERRORS'],
  ],
  ['a transition to a good status', { kind: 'transition', to: 'ACTIVE' }, "to is 'ACTIVE'"],
  [
    'a transition after less than nothing',
    { kind: 'transition', after: -1 },
    'after: -1 is not a duration',
  ],
  [
    'a transition after no number',
    { kind: 'transition', after: Number.NaN },
    'after: NaN is not a duration',
  ],
  [
    'another category',
    { kind: 'transition', to: 'CREATE_FAILED', category: 'SEVERE' },
    "category is 'SEVERE'; give one of RETRYABLE_ERROR and NON_RETRYABLE_ERROR.",
  ],
  [
    'a message for what does not fail',
    { kind: 'transition', after: 5, message: 'No' },
    "message is 'No'; give it together with to.",
  ],
  [
    'a category for what does not fail',
    { kind: 'transition', after: 5, category: 'RETRYABLE_ERROR' },
    'category is',
  ],
  [
    'a message of a transition that is no text',
    { kind: 'transition', to: 'CREATE_FAILED', message: 7 },
    'message is 7',
  ],
]

const badTransitions: readonly [operation: unknown, to: unknown, said: string][] = [
  [
    'DescribeFHIRDatastore',
    'CREATE_FAILED',
    'DescribeFHIRDatastore starts nothing that could end otherwise; a transition is for CreateFHIRDatastore, UpdateFHIRDatastore, DeleteFHIRDatastore, RestoreFHIRDatastore, StartFHIRImportJob, StartFHIRExportJob, CreateResource, UpdateResource, PatchResource, DeleteResource, ProcessBundle, StartFHIRExportJobWithGet, StartFHIRExportJobWithPost and StartFHIRBulkDeleteJob.',
  ],
  [['CreateFHIRDatastore', 'TagResource'], 'CREATE_FAILED', 'TagResource starts nothing'],
  [
    'CreateFHIRDatastore',
    'UPDATE_FAILED',
    "to, for CreateFHIRDatastore, is 'UPDATE_FAILED'; give CREATE_FAILED.",
  ],
  [
    ['CreateFHIRDatastore', 'UpdateFHIRDatastore'],
    'CREATE_FAILED',
    "to, for UpdateFHIRDatastore, is 'CREATE_FAILED'; give UPDATE_FAILED.",
  ],
  ['StartFHIRExportJob', 'CANCEL_FAILED', 'give one of COMPLETED_WITH_ERRORS and FAILED.'],
  [
    'DeleteFHIRDatastore',
    'DELETE_FAILED',
    "to is 'DELETE_FAILED'; give after instead, for DeleteFHIRDatastore ends in no other status.",
  ],
]

describe('faults.add refuses as an outcome', () => {
  it.each(bad)('%s', (_what, outcome, said) => {
    expect(unsaidIn(refusalTo({ outcome }), said)).toEqual([])
  })

  it.each(badTransitions)('a transition of %s to %s', (operation, to, said) => {
    expect(refusalTo({ operation, outcome: { kind: 'transition', to } })).toContain(said)
  })
})

import { createFakeHealthLake, type ErrorName } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { thrownBy } from '../thrown.ts'
import { ask, fakeWith, operations, refusalTo, unsaidIn } from './tools.ts'

const starting = ['StartFHIRImportJob', 'StartFHIRExportJob']
const changing = ['UpdateFHIRDatastore', 'DeleteFHIRDatastore', 'RestoreFHIRDatastore']
const without = (...names: string[]) => operations.filter((name) => !names.includes(name))

const raisedBy: readonly [ErrorName, readonly string[]][] = [
  ['ValidationException', operations],
  ['ResourceNotFoundException', without('CreateFHIRDatastore', 'ListFHIRDatastores')],
  ['ConflictException', changing],
  ['FailedDependencyException', starting],
  ['ServiceQuotaExceededException', []],
  ['GoneException', []],
  ['ThrottlingException', operations],
  ['AccessDeniedException', operations],
  ['InternalServerException', operations],
  ['ServiceUnavailable', operations],
  ['ExpiredTokenException', operations],
]

const common = 'any operation may raise ThrottlingException, AccessDeniedException, '

describe('An error that a fault rule brings', () => {
  it.each(raisedBy)(
    'is one that the operation may raise [fault-errors]: %s',
    (outcome, raising) => {
      const taken = operations.filter((operation) => {
        const { faults } = createFakeHealthLake()
        try {
          return faults.add({ operation, outcome }).used === 0
        } catch {
          return false
        }
      })

      expect(taken).toEqual(operations.filter((name) => raising.includes(name)))
    },
  )

  it.each([
    [
      'that is not modelled for the operation',
      { operation: 'CreateFHIRDatastore', outcome: 'ConflictException' },
      [
        'CreateFHIRDatastore raises no ConflictException; it may raise ThrottlingException, AccessDeniedException, ValidationException and InternalServerException, and ',
        common,
        'Set anyError: true to allow it.',
      ],
    ],
    [
      'that one of the operations does not raise',
      { operation: [...changing, 'TagResource'], outcome: 'ConflictException' },
      'TagResource raises no ConflictException',
    ],
    [
      'that no simulated operation raises',
      { outcome: 'ServiceQuotaExceededException' },
      ['no simulated operation raises ServiceQuotaExceededException; they raise ', common],
    ],
    [
      'that has a status, but a name of its own',
      { outcome: { kind: 'error', name: 'ThrottlingExeption', statusCode: 400 } },
      "'ThrottlingExeption' is not an error that AWS documents. Did you mean ThrottlingException?",
    ],
    [
      'of the FHIR endpoint at the control plane',
      { operation: 'DescribeFHIRDatastore', outcome: 'PreconditionFailedException' },
      'DescribeFHIRDatastore raises no PreconditionFailedException',
    ],
    [
      'of data transformation at the FHIR endpoint [fhir-fault-errors]',
      { operation: 'ReadResource', outcome: 'FailedDependencyException' },
      [
        'ReadResource raises no FailedDependencyException; it may raise ValidationException, ',
        common,
      ],
    ],
    [
      'without a status that AWS does not know, whatever is allowed',
      { outcome: 'TeapotException', anyError: true },
      'any other needs a statusCode and anyError: true.',
    ],
  ])('is refused if it is one %s', (_what, rule, said) => {
    expect(unsaidIn(refusalTo(rule), said)).toEqual([])
  })

  it('may be any if the rule says so [fault-errors]', () => {
    const operation = 'CreateFHIRDatastore'
    const fake = fakeWith([
      { operation, outcome: 'ConflictException', anyError: true },
      { outcome: { kind: 'error', name: 'Teapot', statusCode: 418 }, anyError: true },
    ])
    const create = () => fake.execute(operation, { DatastoreTypeVersion: 'R4' })

    expect(fake.faults.pending()).toMatchObject([{ anyError: true }, { anyError: true }])
    expect(thrownBy(create)).toMatchObject({ name: 'ConflictException', statusCode: 400 })
    expect(thrownBy(create)).toMatchObject({ name: 'Teapot', statusCode: 418 })
    fake.verify()
  })

  it('strikes those alone that may raise it, where the rule names no operation [fault-errors]', () => {
    const fake = fakeWith([{ outcome: 'ConflictException' }])

    expect(ask(fake, 'CreateFHIRDatastore', { DatastoreTypeVersion: 'R4' })).toBe('ok')
    expect(() => fake.verify()).toThrow('no such operation was called since it was added.')
    expect(ask(fake, 'DeleteFHIRDatastore', { DatastoreId: 'x' })).toBe('ConflictException')
    fake.verify()
  })

  it('strikes anything if any will do, where the rule names no operation', () => {
    const fake = fakeWith([{ outcome: 'ConflictException', anyError: true }])

    expect(ask(fake)).toBe('ConflictException')
  })

  it('strikes those alone that may raise it after a snapshot and in a fork, too', () => {
    const fake = fakeWith([
      { outcome: 'ConflictException' },
      { outcome: 'GoneException', anyError: true },
    ])
    const restored = createFakeHealthLake()
    restored.restore(fake.snapshot())

    for (const copy of [fake.fork(), restored]) {
      expect(ask(copy)).toBe('GoneException')
      expect(ask(copy)).toBe('ok')
      expect(ask(copy, 'DeleteFHIRDatastore', { DatastoreId: 'x' })).toBe('ConflictException')
    }
  })

  it.each([
    ['GoneException', 410],
    ['UnauthorizedException', 401],
    ['ConflictException', 409],
    ['ResourceNotFoundException', 404],
    ['AccessDeniedException', 403],
    ['ServiceUnavailable', 503],
  ] as const)(
    'may be any of the FHIR endpoint, with its status [fhir-fault-errors]: %s, %i',
    (outcome, status) => {
      const fake = createFakeHealthLake()
      const { DatastoreId } = fake.addDatastore()
      fake.faults.add({ operation: 'ReadResource', outcome })

      const answer = fake.fhir(DatastoreId).request({ path: 'Patient/p1' })

      expect(answer.status).toBe(status)
      expect(fake.history.at(-1)?.error?.name).toBe(outcome)
    },
  )
})

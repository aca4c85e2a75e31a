import { ServiceError, type FakeHealthLake, type OperationName } from 'fake-healthlake'
import { thrownBy } from '../thrown.ts'

/** What the service throws when it is asked for something that it refuses. */
export function refused(ask: () => unknown): ServiceError {
  const error = thrownBy(ask)
  if (error instanceof ServiceError) return error
  throw error
}

/** What the service says when it refuses. */
export function refusalOf(ask: () => unknown): object {
  const { name, message, rule, fault, statusCode } = refused(ask)
  return { name, message, rule, fault, statusCode }
}

/** Asks with an input that the types would not let pass. */
export function askWild(fake: FakeHealthLake, operation: OperationName, input: object): object {
  return fake.execute(operation, input)
}

/** A refusal that a rule of the ledger leads to, as the fake words it by default. */
export function refusal(name: string, rule: string, message: string): object {
  return { name, message, rule, fault: 'client', statusCode: 400 }
}

export function validationError(rule: string, message: string): object {
  return refusal('ValidationException', rule, message)
}

export function conflict(rule: string, id: string, status: string): object {
  const message = `The data store ${id} cannot be changed while it is ${status}.`
  return refusal('ConflictException', rule, message)
}

export function notFound(id: string, region = 'us-east-1'): object {
  const message = `There is no data store with the id ${id} in ${region}.`
  return refusal('ResourceNotFoundException', 'unknown-datastore', message)
}

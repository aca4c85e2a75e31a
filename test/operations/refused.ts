import { ServiceError, type FakeHealthLake, type OperationName } from 'fake-healthlake'

/** What the service throws when it is asked for something that it refuses. */
export function refused(ask: () => unknown): ServiceError {
  try {
    ask()
  } catch (error) {
    if (error instanceof ServiceError) return error
    throw error
  }
  throw new Error('The service did not refuse.')
}

/** Asks with an input that the types would not let pass. */
export function askWild(fake: FakeHealthLake, operation: OperationName, input: object): object {
  return fake.execute(operation, input)
}

/** What a refusal that a rule of the ledger leads to looks like. */
export function validationError(rule: string, message: string): object {
  return { name: 'ValidationException', message, statusCode: 400, fault: 'client', rule }
}

export function conflict(rule: string, id: string, status: string): object {
  return {
    name: 'ConflictException',
    message: `The data store ${id} cannot be changed while it is ${status}.`,
    statusCode: 400,
    fault: 'client',
    rule,
  }
}

export function notFound(id: string, region = 'us-east-1'): object {
  return {
    name: 'ResourceNotFoundException',
    message: `There is no data store with the id ${id} in ${region}.`,
    statusCode: 400,
    fault: 'client',
    rule: 'unknown-datastore',
  }
}

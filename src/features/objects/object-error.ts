import { ServiceError } from '../../kernel/errors.ts'

// An error of S3, which is no part of HealthLake's model.
export function objectError(name: string, message: string, statusCode: number): ServiceError {
  return new ServiceError(name, message, { statusCode, fault: 'client' })
}

import { objectError } from '../../features/objects/object-error.ts'
import { misuse } from '../../service/misuse.ts'
import type { Service } from '../../service/service.ts'

export function noVersions(service: Service): Error {
  return notSimulated(service, 'S3: fake-healthlake does not simulate versions of objects.')
}

// What S3 would do, and the fake does not: refused, and told by verify [object-operations].
export function notSimulated(service: Service, message: string): Error {
  misuse(service, message)
  return objectError('NotImplemented', message, 501)
}

import type { Request } from '../../service/dispatch.ts'
import { serviceError, type Service } from '../../service/service.ts'
import { bodyOf, type WireRequest } from './request.ts'

// [body-not-json]
export function inputOf(
  service: Service,
  request: WireRequest,
): Pick<Request, 'input' | 'refused'> {
  try {
    return { input: bodyOf(request) }
  } catch {
    const message = 'The body is not JSON.'
    const error = serviceError(service, 'body-not-json', 'SerializationException', message)
    return { input: {}, refused: error }
  }
}

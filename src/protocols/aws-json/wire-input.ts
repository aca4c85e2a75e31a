import type { Request } from '../../service/dispatch.ts'
import { type Service } from '../../service/service.ts'
import { bodyOf, type WireRequest } from './request.ts'
import { serviceError } from '../../features/context/context.ts'

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

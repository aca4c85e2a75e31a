import { FHIR_PATH } from '../../model/addresses.ts'

// A data store's endpoint within a path, and what follows it.
export interface FhirPath {
  readonly datastoreId: string
  // The path of the endpoint, with a slash at its end.
  readonly endpoint: string
  readonly segments: readonly string[]
}

export function isFhirPath(path: string): boolean {
  return FHIR_PATH.test(path)
}

// Undefined where it is no path of an endpoint, or a segment is no text in UTF-8.
export function readFhirPath(path: string): FhirPath | undefined {
  const form = FHIR_PATH.exec(path)
  if (form === null) return undefined
  const [, endpoint = '', datastoreId = '', rest = ''] = form
  try {
    const segments = rest.split('/').filter((segment) => segment !== '')
    return {
      datastoreId: decodeURIComponent(datastoreId),
      endpoint: `${endpoint.replaceAll(/\/+/g, '/')}/`,
      segments: segments.map(decodeURIComponent),
    }
  } catch {
    return undefined
  }
}

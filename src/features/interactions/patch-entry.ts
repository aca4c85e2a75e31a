import { fromBase64 } from '../../kernel/base64.ts'
import type { JsonObject } from '../../kernel/json.ts'
import { decodeUtf8 } from '../../kernel/utf8.ts'
import { writeJson } from '../../kernel/write-json.ts'
import { fhirError } from '../fhir/fhir-error.ts'
import type { FhirInput } from './input.ts'
import { patchFormatOf } from './patch.ts'

export interface EntryPatch {
  readonly Headers: NonNullable<FhirInput['Headers']>
  readonly Body: string
}

// The patch that an entry of a Bundle has as its resource, in the form that a request would bring it [patch-in-bundle].
export function readEntryPatch(resource: JsonObject): EntryPatch {
  const { resourceType, contentType, data } = resource
  if (resourceType === 'Parameters') {
    return { Headers: { 'content-type': 'application/fhir+json' }, Body: writeJson(resource) }
  }
  const type = typeof contentType === 'string' ? contentType : undefined
  const Body = resourceType === 'Binary' && typeof data === 'string' ? textOf(data) : undefined
  if (type !== undefined && Body !== undefined && patchFormatOf(type) === 'json') {
    return { Headers: { 'content-type': type }, Body }
  }
  throw fhirError(
    400,
    'patch-in-bundle',
    'invalid',
    'The resource of a PATCH must be a Binary of content type application/json-patch+json with a JSON Patch as its data, in base64, or a Parameters resource with a FHIRPath Patch.',
  )
}

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/

function textOf(data: string): string | undefined {
  const digits = data.replaceAll(/\s+/g, '')
  if (digits.length % 4 !== 0 || !BASE64.test(digits)) return undefined
  return decodeUtf8(fromBase64(digits))
}

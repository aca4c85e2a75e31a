import { attempt } from '../../kernel/errors.ts'
import { decodeUtf8 } from '../../kernel/utf8.ts'
import { objectError } from '../../features/objects/object-error.ts'
import { deleteObject, getObject } from '../../features/objects/objects.ts'
import type { ObjectPlace } from '../../model/s3-uris.ts'
import { putTestObject } from '../../service/objects.ts'
import type { Service } from '../../service/service.ts'
import { etagOf } from '../s3/etag.ts'
import { bodyless, describe, xmlAnswer, type S3Response } from './answer.ts'
import type { S3Call, S3Operation } from './call.ts'
import { tellChecksums } from './checksums.ts'
import { assertReplaceable, isUnchanged } from './conditions.ts'
import { assertChanging, describeCopy, findCopied, findObject } from './copies.ts'
import { noVersions } from './not-simulated.ts'
import { readCopyHeaders, readObjectHeaders, tellEncryption } from './object-headers.ts'
import { readRange } from './range.ts'
import { readUploadBody } from './upload-body.ts'
import { document, element, member, readElements, readText } from './xml.ts'

export const objectOperations: Readonly<Record<string, S3Operation>> = {
  PutObject(service, { place, headers, body }) {
    assertReplaceable(getObject(service.state.objects, place), headers)
    const own = readObjectHeaders(headers)
    const { bytes, checksums } = readUploadBody({ headers, body })
    const stored = putTestObject(service, place, bytes, { headers: { ...own, ...checksums } })
    const told = { ...tellEncryption(own), ...tellChecksums(checksums) }
    return bodyless(200, { etag: etagOf(stored), ...told })
  },
  CopyObject(service, { place, headers }) {
    const { source, from } = findCopied(service, headers)
    assertChanging(headers, from, place)
    assertReplaceable(getObject(service.state.objects, place), headers)
    const own = readCopyHeaders(headers, source.headers)
    const stored = putTestObject(service, place, source.body, { headers: own })
    return xmlAnswer(document('CopyObjectResult', describeCopy(stored)), tellEncryption(own))
  },
  GetObject: readObject,
  HeadObject: readObject,
  DeleteObject(service, { place, headers }) {
    return remove(service, place, headers['if-match'])
  },
  DeleteObjects(service, call) {
    const { place } = call
    const xml = readXml(readUploadBody(call).bytes)
    const objects = readElements(xml, 'Object') ?? []
    const named = objects.map((object) => ({
      key: readText(object, 'Key'),
      version: readText(object, 'VersionId'),
      etag: readText(object, 'ETag'),
    }))
    if (named.length === 0 || named.length > 1000) throw malformedXml()
    if (named.some(({ key }) => key === undefined)) throw malformedXml()
    if (named.some(({ version = 'null' }) => version !== 'null')) throw noVersions(service)
    const isQuiet = readText(xml, 'Quiet') === 'true'
    const results = named.map(({ key = '', etag }) => {
      const at = { bucket: place.bucket, key }
      const { error } = attempt(() => remove(service, at, etag))
      if (error !== undefined) return describeRefusal(key, error)
      return isQuiet ? '' : element('Deleted', member('Key', key))
    })
    return xmlAnswer(document('DeleteResult', ...results))
  },
}

function remove({ state }: Service, place: ObjectPlace, match: string | undefined): S3Response {
  const stored = getObject(state.objects, place)
  if (match !== undefined) assertReplaceable(stored, { 'if-match': match })
  deleteObject(state.objects, place)
  return bodyless(204)
}

function describeRefusal(key: string, { name, message }: Error): string {
  return element('Error', member('Key', key), member('Code', name), member('Message', message))
}

// The server leaves the body of an answer to a HEAD out.
function readObject({ state }: Service, { place, query, headers }: S3Call): S3Response {
  const stored = findObject(state.objects, place)
  const told = describe(stored)
  if (isUnchanged(stored, headers)) {
    return bodyless(304, { etag: told['etag'] ?? '', 'last-modified': told['last-modified'] ?? '' })
  }
  const all = { ...told, ...readOverrides(query) }
  const { body } = stored
  const range = readRange(headers['range'], body.length)
  if (range === undefined) {
    const isAsked = headers['x-amz-checksum-mode']?.toUpperCase() === 'ENABLED'
    const checksums = isAsked ? tellChecksums(stored.headers) : {}
    return { statusCode: 200, headers: { ...all, ...checksums }, bytes: body }
  }
  const { start, end } = range
  const part = { 'content-range': `bytes ${start}-${end - 1}/${body.length}` }
  return { statusCode: 206, headers: { ...all, ...part }, bytes: body.subarray(start, end) }
}

const overridable =
  /^response-(content-type|content-language|expires|cache-control|content-disposition|content-encoding)$/

function readOverrides(query: URLSearchParams): Record<string, string> {
  const overrides = [...query].flatMap(([name, value]) => {
    const [, header] = overridable.exec(name) ?? []
    // What a header cannot hold is left as it is.
    return header === undefined || /[^\t\u0020-\u007E]/.test(value)
      ? []
      : [[header, value] as const]
  })
  return Object.fromEntries(overrides)
}

// A document of one element.
export function readXml(bytes: Uint8Array): string {
  const text = decodeUtf8(bytes)
  const isWhole =
    text !== undefined && /^\s*(?:<\?xml[^>]*>\s*)?<(\w+)[^>]*>[^]*<\/\1>\s*$/.test(text)
  if (!isWhole) throw malformedXml()
  return text
}

export function malformedXml(): Error {
  return objectError(
    'MalformedXML',
    'The XML you provided was not well-formed or did not validate against our published schema',
    400,
  )
}

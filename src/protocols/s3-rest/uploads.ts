import { instantText } from '../../kernel/instant.ts'
import { objectError } from '../../features/objects/object-error.ts'
import { getObject } from '../../features/objects/objects.ts'
import {
  beginUpload,
  endUpload,
  findUpload,
  joinParts,
  putPart,
} from '../../features/objects/uploads.ts'
import { putTestObject } from '../../service/objects.ts'
import type { Service } from '../../service/service.ts'
import type { StoredObject, Upload } from '../../state/buckets.ts'
import { etagOf, joinEtags } from '../s3/etag.ts'
import { bodyless, xmlAnswer } from './answer.ts'
import type { S3Call, S3Operation } from './call.ts'
import { assertReplaceable } from './conditions.ts'
import { describeCopy, findCopied } from './copies.ts'
import { readObjectHeaders, tellEncryption } from './object-headers.ts'
import { malformedXml, readXml } from './objects.ts'
import { readCopiedRange } from './range.ts'
import { readUploadBody } from './upload-body.ts'
import { document, element, member, readElements, readText } from './xml.ts'

const MOST_PARTS = 10_000

// [object-uploads]
export const uploadOperations: Readonly<Record<string, S3Operation>> = {
  CreateMultipartUpload(service, { place, headers }) {
    const own = readObjectHeaders(headers)
    const id = beginUpload(service, place, own)
    return xmlAnswer(
      document(
        'InitiateMultipartUploadResult',
        member('Bucket', place.bucket),
        member('Key', place.key),
        member('UploadId', id),
      ),
      tellEncryption(own),
    )
  },
  UploadPart(service, call) {
    const { bytes, checksums } = readUploadBody(call)
    const part = store(service, call, bytes)
    return bodyless(200, { etag: etagOf(part), ...checksums })
  },
  UploadPartCopy(service, call) {
    const { body } = findCopied(service, call.headers).source
    const { start, end } = readCopiedRange(call.headers['x-amz-copy-source-range'], body.length)
    const part = store(service, call, body.slice(start, end))
    return xmlAnswer(document('CopyPartResult', describeCopy(part)))
  },
  ListParts({ state }, call) {
    const { place, query } = call
    const { parts } = findUpload(state.objects, place, uploadId(call))
    const after = Number(query.get('part-number-marker') ?? 0)
    const most = Math.min(1000, Number(query.get('max-parts') ?? 1000))
    const numbers = [...parts.keys()].filter((number) => number > after).toSorted((a, b) => a - b)
    const listed = numbers.slice(0, most)
    const isTruncated = listed.length < numbers.length
    return xmlAnswer(
      document(
        'ListPartsResult',
        member('Bucket', place.bucket),
        member('Key', place.key),
        member('UploadId', uploadId(call)),
        member('PartNumberMarker', after),
        member('NextPartNumberMarker', isTruncated ? listed.at(-1) : undefined),
        member('MaxParts', most),
        member('IsTruncated', isTruncated),
        ...listed.map((number) => describePart(number, parts.get(number) as StoredObject)),
      ),
    )
  },
  CompleteMultipartUpload(service, call) {
    const { place, headers, body } = call
    const { objects } = service.state
    const upload = findUpload(objects, place, uploadId(call))
    const parts = readParts(upload, readXml(body))
    assertReplaceable(getObject(objects, place), headers)
    const whole = joinParts(parts)
    endUpload(objects, place, uploadId(call))
    const stored = putTestObject(service, place, whole, {
      headers: upload.headers,
      etag: joinEtags(parts),
    })
    return xmlAnswer(
      document(
        'CompleteMultipartUploadResult',
        member('Location', call.uri),
        member('Bucket', place.bucket),
        member('Key', place.key),
        member('ETag', etagOf(stored)),
      ),
      tellEncryption(upload.headers),
    )
  },
  AbortMultipartUpload({ state }, call) {
    endUpload(state.objects, call.place, uploadId(call))
    return bodyless(204)
  },
}

function uploadId({ query }: S3Call): string {
  return query.get('uploadId') ?? ''
}

function store(service: Service, call: S3Call, body: Uint8Array): StoredObject {
  const number = Number(call.query.get('partNumber') ?? '')
  if (Number.isInteger(number) && number >= 1 && number <= MOST_PARTS) {
    return putPart(service, call.place, uploadId(call), number, body)
  }
  throw objectError(
    'InvalidArgument',
    `Part number must be an integer between 1 and ${MOST_PARTS}, inclusive`,
    400,
  )
}

function describePart(number: number, part: StoredObject): string {
  return element(
    'Part',
    member('PartNumber', number),
    member('LastModified', instantText(part.at)),
    member('ETag', etagOf(part)),
    member('Size', part.body.length),
  )
}

// The parts that make the object, in order.
function readParts({ parts }: Upload, xml: string): StoredObject[] {
  const listed = readElements(xml, 'Part')
  if (listed === undefined || listed.length === 0) throw malformedXml()
  const found = listed.map((part) => {
    const number = Number(readText(part, 'PartNumber'))
    const stored = parts.get(number)
    const tag = readText(part, 'ETag')?.replaceAll('"', '')
    if (stored !== undefined && `"${tag}"` === etagOf(stored)) return { number, stored }
    throw objectError(
      'InvalidPart',
      "One or more of the specified parts could not be found. The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
      400,
    )
  })
  if (found.every(({ number }, index) => index === 0 || number > (found[index - 1]?.number ?? 0))) {
    return found.map(({ stored }) => stored)
  }
  throw objectError(
    'InvalidPartOrder',
    'The list of parts was not in ascending order. The parts list must be specified in order by part number.',
    400,
  )
}

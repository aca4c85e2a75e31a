import { instantText } from '../../kernel/instant.ts'
import { compareUtf8 } from '../../kernel/utf8.ts'
import { objectError } from '../../features/objects/object-error.ts'
import type { ObjectPlace } from '../../model/s3-uris.ts'
import type { Service } from '../../service/service.ts'
import { openBucket } from '../../state/buckets.ts'
import { bodyless, xmlAnswer } from './answer.ts'
import type { S3Operation } from './call.ts'
import { describeOwner } from './owner.ts'
import { document, element, member, readText } from './xml.ts'

// Every bucket is there and may be used, whether it was made or not [untouched-bucket].
export const bucketOperations: Readonly<Record<string, S3Operation>> = {
  ListBuckets({ state, settings }, { query }) {
    const prefix = query.get('prefix') ?? ''
    const buckets = [...state.objects]
      .filter(([name]) => name.startsWith(prefix))
      .toSorted(([a], [b]) => compareUtf8(a, b))
      .map(([name, { at }]) =>
        element('Bucket', member('Name', name), member('CreationDate', instantText(at))),
      )
    return xmlAnswer(
      document('ListAllMyBucketsResult', describeOwner(settings), element('Buckets', ...buckets)),
    )
  },
  CreateBucket({ state }, { place, body }) {
    const bucket = openBucket(state.objects, place.bucket, state.now)
    const region = readText(new TextDecoder().decode(body), 'LocationConstraint')
    if (region !== undefined) bucket.region = region
    return bodyless(200, { location: `/${place.bucket}` })
  },
  HeadBucket: (service, { place }) =>
    bodyless(200, { 'x-amz-bucket-region': regionOf(service, place) }),
  DeleteBucket({ state }, { place }) {
    const { size = 0 } = state.objects.get(place.bucket)?.objects ?? {}
    if (size > 0) {
      throw objectError('BucketNotEmpty', 'The bucket you tried to delete is not empty', 409)
    }
    state.objects.delete(place.bucket)
    return bodyless(204)
  },
  GetBucketLocation(service, { place }) {
    const region = regionOf(service, place)
    const text = region === 'us-east-1' ? '' : region
    return xmlAnswer(document('LocationConstraint', text))
  },
}

function regionOf({ state, settings }: Service, { bucket }: ObjectPlace): string {
  return state.objects.get(bucket)?.region ?? settings.region
}

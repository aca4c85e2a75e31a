import { defineRules } from './entry.ts'

// Rules for S3 as HTTP, beside the service.
export const objects = defineRules({
  'object-operations': {
    rule: 'S3 has ListBuckets, CreateBucket, HeadBucket, DeleteBucket, GetBucketLocation, ListObjects, ListObjectsV2, PutObject, GetObject, HeadObject, DeleteObject, DeleteObjects, CopyObject and multipart uploads. All else is refused with 501 NotImplemented and makes verify fail. Any signature will do, or none. Requests to S3 are not in the history, and no fault rule or quota applies to them.',
    certainty: 'assumed',
    source: 'A choice of the fake: its S3 is for the files of jobs.',
  },
  'object-address': {
    rule: 'The bucket is the first segment of the path, or precedes the host: <bucket>.localhost, <bucket>.s3.<region>.amazonaws.com, <bucket>.<name> for a configured name of the server. A request is for S3 if it is signed for s3, goes to such a host or, at any host but those of HealthLake, has a path; not if it has a target or content type of AWS JSON. Paths of a data store, and those under /_fake of a server, come first.',
    certainty: 'documented',
    source:
      'Amazon S3 User Guide, virtual hosting of buckets. How S3 is distinguished from HealthLake, which has other hosts, is a choice of the fake.',
  },
  'object-etag': {
    rule: 'The ETag of an object of up to 65,536 bytes is its MD5. That of a larger one has the form of a multipart upload, <32 hexadecimal digits>-<parts>, and is not an MD5; the same bytes have the same ETag.',
    certainty: 'assumed',
    source:
      'Amazon S3 API Reference, Object: whether an ETag is an MD5 depends on how the object was put there and encrypted. The limit is a choice of the fake, since MD5 would take longer than the upload.',
  },
  'object-uploads': {
    rule: 'A multipart upload has parts 1 to 10,000, of which all but the last have at least 5 MiB; its completion lists parts in order with their ETags. A part may be uploaded again. The object does not exist until then; the upload stays until it is completed or aborted.',
    certainty: 'documented',
    source:
      'Amazon S3 User Guide, multipart upload limits; API Reference, CompleteMultipartUpload.',
  },
  'object-checksums': {
    rule: 'Content-MD5, CRC32, SHA-1 and SHA-256 of an upload, in a header or a trailer, must be right, or it is refused with BadDigest. CRC32C and CRC64NVME are not checked, and no response has a checksum.',
    certainty: 'documented',
    source:
      'Amazon S3 User Guide, checking object integrity. That two are not checked, and none is returned, is a choice of the fake.',
  },
  'object-conditions': {
    rule: 'If-Match, If-None-Match, If-Modified-Since and If-Unmodified-Since are evaluated before reads and copies, the first two before writes. A failed condition is 304 if a read would return what the client has, otherwise 412.',
    certainty: 'documented',
    source: 'Amazon S3 User Guide, conditional requests; RFC 9110, 13.2.2, for their order.',
  },
  'object-ranges': {
    rule: 'A Range of bytes returns 206 with that part, or 416 if it begins after the end; anything but a single range of bytes is ignored.',
    certainty: 'documented',
    source: 'Amazon S3 API Reference, GetObject; RFC 9110, 14.2.',
  },
  'object-metadata': {
    rule: 'An object keeps its content type, disposition, language, encoding, cache control, expiry and up to 2 KB of x-amz-meta headers; without a type it is binary/octet-stream. Storage classes, tags, ACLs and encryption are accepted and not kept.',
    certainty: 'documented',
    source: 'Amazon S3 API Reference, PutObject. What is not kept is a choice of the fake.',
  },
})

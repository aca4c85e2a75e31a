import { defineRules } from './entry.ts'

// Rules for S3 as HTTP, beside the service.
export const objects = defineRules({
  'object-operations': {
    rule: 'S3 has ListBuckets, CreateBucket, HeadBucket, DeleteBucket, GetBucketLocation, ListObjects, ListObjectsV2, PutObject, GetObject, HeadObject, DeleteObject, DeleteObjects, CopyObject and multipart uploads. All else is refused with 501 NotImplemented and makes verify fail. Any signature will do, or none. Requests to S3 are not in the history, and no fault rule or quota applies to them.',
    certainty: 'assumed',
    source: 'A choice of the fake: its S3 is for the files of jobs.',
  },
  'object-request-ids': {
    rule: 'Requests to S3 draw their ids and upload ids from streams of their own: however many there are, HealthLake answers the same bytes.',
    certainty: 'assumed',
    source: 'A choice of the fake: S3 is another service, with ids of its own.',
  },
  'object-address': {
    rule: 'The bucket is the first segment of the path, or precedes the host: <bucket>.localhost, <bucket>.s3.<region>.amazonaws.com, <bucket>.<name> for a configured name of the server. A request is for S3 if it is signed for s3 or by Signature Version 2, goes to such a host or, at any host but those of HealthLake, has a path; not if it has a target or content type of AWS JSON. Paths of a data store, and those under /_fake of a server, come first; but a request that is signed for s3 is for S3 there at the host of a bucket, and elsewhere under /datastore/<id>/r4 where the id is not 32 hexadecimal digits. A path that begins with two slashes has no valid bucket: 400 InvalidBucketName.',
    certainty: 'documented',
    source:
      'Amazon S3 User Guide, virtual hosting of buckets. How S3 is distinguished from HealthLake, which has other hosts, is a choice of the fake.',
  },
  'object-etag': {
    rule: 'The ETag of an object of up to 65,536 bytes is its MD5. That of a larger one, or of a part, is drawn for each upload: it has the form of a multipart upload, <32 hexadecimal digits>-1, and is not an MD5. That of a multipart object is the MD5 of the digits of the parts, and their number.',
    certainty: 'assumed',
    source:
      'Amazon S3 API Reference, Object: whether an ETag is an MD5 depends on how the object was put there and encrypted. The limit is a choice of the fake, since MD5 would take three times as long as the upload.',
  },
  'object-uploads': {
    rule: 'A multipart upload has parts 1 to 10,000, of which all but the last have at least 5 MiB; its completion lists parts in order with their ETags. A part may be uploaded again. The object does not exist until then; the upload stays until it is completed or aborted. The response to a completion has the URI of the object as Location.',
    certainty: 'documented',
    source:
      'Amazon S3 User Guide, multipart upload limits; API Reference, CompleteMultipartUpload.',
  },
  'object-checksums': {
    rule: 'Content-MD5, CRC32, SHA-1 and SHA-256 of an upload, in a header or a trailer, must be right, or it is refused with BadDigest; a value that is no such digest is refused with InvalidDigest or InvalidRequest, an announced trailer that does not come with MalformedTrailerError. Values of CRC32C and CRC64NVME are not compared with the body, and neither is x-amz-content-sha256, as no part of a signature is checked. The response to an upload returns its checksum, and so does a read of the whole object with x-amz-checksum-mode: ENABLED; an object of a multipart upload, or one without a checksum, has none.',
    certainty: 'documented',
    source:
      'Amazon S3 User Guide, checking object integrity. That two are not checked, and that none is returned if none was sent, is a choice of the fake; S3 computes CRC64NVME then. S3 refuses a wrong x-amz-content-sha256 with XAmzContentSHA256Mismatch; to compute it for each upload would take longer than the upload.',
  },
  'object-conditions': {
    rule: 'If-Match, If-None-Match, If-Modified-Since and If-Unmodified-Since are evaluated before reads and copies, the first two before writes. A write takes no If-None-Match but *; it is refused with 501 NotImplemented otherwise. A failed condition is 304 if a read would return what the client has, otherwise 412.',
    certainty: 'documented',
    source:
      "Amazon S3 User Guide, conditional requests; API Reference, PutObject: If-None-Match expects the '*' character. RFC 9110, 13.2.2, for their order.",
  },
  'object-ranges': {
    rule: 'A Range of bytes returns 206 with that part, or 416 if it begins after the end; anything but a single range of bytes is ignored. What is copied into a part is bytes=first-last within the source; any other range is refused with 400 InvalidArgument.',
    certainty: 'documented',
    source: 'Amazon S3 API Reference, GetObject and UploadPartCopy; RFC 9110, 14.2.',
  },
  'object-metadata': {
    rule: 'An object keeps its content type, disposition, language, encoding, cache control, expiry and up to 2 KB of x-amz-meta headers; without a type it is binary/octet-stream. Storage class, redirect location and server-side encryption, with keys of S3 or of KMS, are kept and returned, too, and so is the number of tags; nothing is encrypted. There are at most 10 tags with names of up to 128 and values of up to 256 characters. A copy takes metadata and tags from its source, unless it is told to replace them, and nothing else; a copy onto itself that changes none of these but tags is refused with 400 InvalidRequest.',
    certainty: 'documented',
    source:
      'Amazon S3 API Reference, PutObject, HeadObject and CopyObject; User Guide, categorizing objects using tags.',
  },
  'object-unheeded': {
    rule: 'ACLs other than private and bucket-owner-full-control, grants, keys of the customer (SSE-C), Object Lock, archive classes, an expected owner other than the account, ownership other than BucketOwnerEnforced, conditions on time or size of what is deleted, If-Range and pages of ListBuckets change nothing. verify() tells of each.',
    certainty: 'assumed',
    source:
      'A choice of the fake, whose S3 is there for the files of jobs. What is dropped is told, since a program may rely on it.',
  },
})

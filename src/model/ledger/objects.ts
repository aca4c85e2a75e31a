import { defineRules } from './entry.ts'

// Rules for S3 as HTTP, beside the service.
export const objects = defineRules({
  'object-operations': {
    rule: 'S3 has ListBuckets, CreateBucket, HeadBucket, DeleteBucket, GetBucketLocation, ListObjects, ListObjectsV2, PutObject, GetObject, HeadObject, DeleteObject, DeleteObjects, CopyObject and uploads in parts. All else answers 501 NotImplemented and makes verify fail. Any signature will do, or none. No request to S3 is in the history, and no fault rule or quota is about one.',
    certainty: 'assumed',
    source: 'A choice of the fake: S3 is there for the files of jobs.',
  },
  'object-request-ids': {
    rule: 'Requests to S3 draw their ids and upload ids from streams of their own: however many there are, HealthLake answers the same bytes.',
    certainty: 'assumed',
    source: 'A choice of the fake: S3 is another service, with ids of its own.',
  },
  'object-address': {
    rule: 'The bucket is the first segment of the path, or what stands before the host: <bucket>.localhost, <bucket>.s3.<region>.amazonaws.com, <bucket>.<name> for a name that the server is told that it has. A request is for S3 if it is signed for s3, or else goes to such a host or, at any host but HealthLake, has a path; not if it has a target or content type of AWS JSON. Paths of a data store, and those under /_fake of a server, come first.',
    certainty: 'documented',
    source:
      'Amazon S3 User Guide, virtual hosting of buckets. How it is told from HealthLake, which has other hosts, is a choice of the fake.',
  },
  'object-etag': {
    rule: 'The ETag of an object of up to 65,536 bytes is its MD5. A larger one is drawn for each upload, and so is that of a part: it has the form of an upload in parts, <32 hexadecimal digits>-1, which is no MD5. That of an object of parts is the MD5 of what is in their ETags, and their number.',
    certainty: 'assumed',
    source:
      'Amazon S3 API Reference, Object: whether an ETag is an MD5 depends on how the object was put there and encrypted. The border is a choice of the fake, since MD5 would take three times as long as the upload.',
  },
  'object-uploads': {
    rule: 'An upload in parts has parts 1 to 10,000, of which all but the last have at least 5 MiB; to complete it, parts are named in order with their ETags. A part may be put again. An upload is nowhere to be seen until then, and stays until it is completed or aborted.',
    certainty: 'documented',
    source:
      'Amazon S3 User Guide, multipart upload limits; API Reference, CompleteMultipartUpload.',
  },
  'object-checksums': {
    rule: 'Content-MD5, CRC32, SHA-1 and SHA-256 of what is uploaded must be right, in a header or behind the body, or it is refused with BadDigest. CRC32C and CRC64NVME are not checked. The answer to an upload has the checksum that came with it, and so has that to a read of the whole object with x-amz-checksum-mode: ENABLED; an object that was put in parts, or without a checksum, has none.',
    certainty: 'documented',
    source:
      'Amazon S3 User Guide, checking object integrity. That two are not checked, and that none is given where none came, is a choice of the fake; S3 computes CRC64NVME there.',
  },
  'object-conditions': {
    rule: 'If-Match, If-None-Match, If-Modified-Since and If-Unmodified-Since are asked before reads and copies, the first two before writes: 304 where a read would give what the client has, else 412.',
    certainty: 'documented',
    source: 'Amazon S3 User Guide, conditional requests; RFC 9110, 13.2.2, for their order.',
  },
  'object-ranges': {
    rule: 'A Range of bytes answers 206 with that part, or 416 where it begins behind the end; what is no single range of bytes is ignored.',
    certainty: 'documented',
    source: 'Amazon S3 API Reference, GetObject; RFC 9110, 14.2.',
  },
  'object-metadata': {
    rule: 'With an object its content type, disposition, language, encoding, cache control, expiry and up to 2 KB of x-amz-meta headers are kept; without a type it is binary/octet-stream. Storage class, redirect location and server-side encryption, with keys of S3 or of KMS, are kept and told, too, and of tags how many there are; nothing is encrypted, and no answer depends on them. A copy takes metadata and tags from its source, unless it is told to replace them, and no more.',
    certainty: 'documented',
    source: 'Amazon S3 API Reference, PutObject, HeadObject and CopyObject.',
  },
  'object-unheeded': {
    rule: 'ACLs other than private and bucket-owner-full-control, grants, keys of the customer (SSE-C), Object Lock, archive classes, an expected owner other than the account, ownership other than BucketOwnerEnforced, conditions on time or size of what is deleted, If-Range and pages of ListBuckets change nothing. verify() tells of each.',
    certainty: 'assumed',
    source:
      'A choice of the fake, whose S3 is there for the files of jobs. What is dropped is told, since a program may rely on it.',
  },
})

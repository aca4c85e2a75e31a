// Where an object is, or what its key begins with.
export interface ObjectPlace {
  readonly bucket: string
  readonly key: string
}

// The pattern of S3Uri in the service's model, but that keys may have line breaks.
const form = /^s3:\/\/(?<bucket>[a-z0-9][.\-a-z0-9]{1,61}[a-z0-9])(?:\/(?<key>[^]*))?$/

// The key is '' where the URI has none; the bucket is '' where the URI is broken.
export function parseS3Uri(uri: string): ObjectPlace {
  const { bucket = '', key = '' } = form.exec(uri)?.groups ?? {}
  return { bucket, key }
}

export function formatS3Uri({ bucket, key }: ObjectPlace): string {
  return `s3://${bucket}/${key}`
}

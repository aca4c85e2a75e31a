// Where an object is, or what its key begins with.
export interface ObjectPlace {
  readonly bucket: string
  readonly key: string
}

// As the service's model has it in S3Uri; line breaks are fine in keys.
const form = /^s3:\/\/(?<bucket>[a-z0-9][.\-a-z0-9]{1,61}[a-z0-9])(?:\/(?<key>[^]*))?$/

// The key is '' where the URI has none, the bucket where the URI is broken.
export function parseS3Uri(uri: string): ObjectPlace {
  const { bucket = '', key = '' } = form.exec(uri)?.groups ?? {}
  return { bucket, key }
}

export function formatS3Uri({ bucket, key }: ObjectPlace): string {
  return `s3://${bucket}/${key}`
}

import { objectError } from '../../features/objects/object-error.ts'

const MOST_METADATA = 2048

const kept =
  /^(?:content-type|content-disposition|content-language|cache-control|expires|x-amz-meta-.+)$/

// What is kept with an object of the headers of its upload [object-metadata].
export function readObjectHeaders(
  headers: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const own = Object.entries(headers).filter(([name]) => kept.test(name))
  const metadata = own.filter(([name]) => name.startsWith('x-amz-meta-'))
  const size = metadata.reduce(
    (sum, [name, value]) => sum + name.length - 'x-amz-meta-'.length + value.length,
    0,
  )
  if (size > MOST_METADATA) {
    throw objectError(
      'MetadataTooLarge',
      'Your metadata headers exceed the maximum allowed metadata size',
      400,
    )
  }
  const coding = readCoding(headers['content-encoding'] ?? '')
  return Object.fromEntries(coding === '' ? own : [...own, ['content-encoding', coding]])
}

// Without that of the request itself.
function readCoding(encoding: string): string {
  const codings = encoding.split(',').map((coding) => coding.trim())
  return codings.filter((coding) => coding !== 'aws-chunked').join(',')
}

import { objectError } from '../../features/objects/object-error.ts'

type Headers = Readonly<Record<string, string>>

// The header that has the tags of an object, as in the query of a URL.
export const TAGS = 'x-amz-tagging'

const MOST_TAGS = 10
const LONGEST_NAME = 128
const LONGEST_VALUE = 256

// As they came, once S3 would take them [object-metadata].
export function readTags({ [TAGS]: text }: Headers): Headers {
  if (text === undefined) return {}
  const tags = new URLSearchParams(text)
  if (tags.size > MOST_TAGS) {
    throw refusal('BadRequest', `Object tags cannot be greater than ${MOST_TAGS}`)
  }
  if (new Set(tags.keys()).size < tags.size) {
    throw refusal(
      'InvalidArgument',
      "The header 'x-amz-tagging' shall be encoded as UTF-8 then URLEncoded URL query parameters without tag name duplicates.",
    )
  }
  for (const [name, value] of tags) {
    if (name === '' || name.length > LONGEST_NAME) {
      throw refusal('InvalidTag', 'The TagKey you have provided is invalid')
    }
    if (value.length > LONGEST_VALUE) {
      throw refusal('InvalidTag', 'The TagValue you have provided is invalid')
    }
  }
  return { [TAGS]: text }
}

function refusal(name: string, message: string): Error {
  return objectError(name, message, 400)
}

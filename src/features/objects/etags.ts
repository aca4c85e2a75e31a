import { draw, hexId } from '../../kernel/random.ts'
import type { ObjectBucket } from '../../state/buckets.ts'
import type { State } from '../../state/state.ts'

// Up to here the ETag is computed when it is first asked for.
const LARGEST_HASHED = 65_536

// That of a larger body, which no upload of that name had before, whatever else is uploaded meanwhile: to read all bytes
// would take longer than to receive them [object-etag].
export function drawEtag(
  { seed }: Pick<State, 'seed'>,
  { drawnEtags }: ObjectBucket,
  name: string,
  body: Uint8Array,
): { readonly etag?: string } {
  if (body.length <= LARGEST_HASHED) return {}
  const index = drawnEtags.get(name) ?? 0
  drawnEtags.set(name, index + 1)
  // The form of an upload in parts tells clients that it is no MD5.
  return { etag: `${hexId(draw(seed, `etag/${name}`, index))}-1` }
}

import { assertKnownMembers } from '../../kernel/assert-options.ts'
import { MisuseError } from '../../kernel/errors.ts'
import type { Duration, Instant } from '../../kernel/time.ts'
import { bodyless, readObject, withJson, type Asked, type Paths } from './path.ts'
import { json, type Reply } from './reply.ts'
import { timeOf } from './whole.ts'

export const clockPaths: Paths = {
  '/_fake/clock': {
    GET: bodyless(({ fake }) => json(timeOf(fake))),
    POST: withJson(changeClock),
  },
  '/_fake/nextTransition': {
    GET: bodyless(({ fake }) => json(fake.nextTransition() ?? null)),
  },
  '/_fake/step': { POST: bodyless(({ fake }) => json(fake.step())) },
  '/_fake/settle': { POST: bodyless(({ fake }) => json(fake.settle())) },
}

function changeClock({ fake }: Asked, body: unknown): Reply {
  const given = readObject(body, 'clock', '{ "advance": { "minutes": 20 } } or { "set": "…" }')
  assertKnownMembers(given, ['advance', 'set'], 'clock')
  if ('advance' in given === 'set' in given) {
    throw new MisuseError('clock: give either advance or set.')
  }
  if ('advance' in given) fake.clock.advance(given['advance'] as Duration)
  else fake.clock.set(given['set'] as Instant)
  return json(timeOf(fake))
}

import { assertKnownMembers } from '../../kernel/assert-options.ts'
import { judgeDatastore } from '../../testing/assert/datastore.ts'
import { judgeReceived } from '../../testing/assert/received.ts'
import { judgeToldEvent } from '../../testing/assert/told-event.ts'
import type { Verdict } from '../../testing/assert/verdict.ts'
import { readObject, readRegion, withJson, type Paths } from './path.ts'
import { json, problem, type Reply } from './reply.ts'

export const assertPaths: Paths = {
  '/_fake/assertReceived': {
    POST: withJson(({ fake }, body) => {
      const example = '{ "operation": "CreateFHIRDatastore", "input": {}, "times": 1 }'
      const given = readObject(body, 'assertReceived', example)
      assertKnownMembers(given, ['operation', 'input', 'times'], 'assertReceived')
      const { operation, input, times } = given
      const options = times === undefined ? undefined : { times }
      return toReply(judgeReceived(fake, operation, input, options, 'assertReceived'))
    }),
  },
  '/_fake/assertToldEvent': {
    POST: withJson(({ fake, outward }, body) => {
      const example = '{ "detailType": "Data Store Active", "detail": {}, "times": 1 }'
      const given = readObject(body, 'assertToldEvent', example)
      assertKnownMembers(given, ['detailType', 'detail', 'times'], 'assertToldEvent')
      const { detailType, detail, times } = given
      const options = times === undefined ? undefined : { times }
      return toReply(
        judgeToldEvent(fake, detailType, detail, options, 'assertToldEvent', outward.value),
      )
    }),
  },
  '/_fake/assertDatastore': {
    POST: withJson((asked, body) => {
      const example = '{ "idOrName": "claims", "properties": { "DatastoreStatus": "ACTIVE" } }'
      const given = readObject(body, 'assertDatastore', example)
      assertKnownMembers(given, ['idOrName', 'properties'], 'assertDatastore')
      const { idOrName, properties } = given
      const { fake, outward } = asked
      const where = readRegion(asked, 'assertDatastore')
      return toReply(
        judgeDatastore(fake, idOrName, properties, where, 'assertDatastore', outward.value),
      )
    }, 'with query'),
  },
}

// 409 where it does not hold.
function toReply(verdict: Verdict): Reply {
  return verdict.holds ? json({ holds: true }) : problem(409, verdict.message())
}

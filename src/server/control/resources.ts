import { MisuseError } from '../../kernel/errors.ts'
import { listed, shortened, show } from '../../kernel/suggest.ts'
import type { GivenResource, Resources } from '../../service/resources.ts'
import type { FakeHealthLake } from '../../clients/fake.ts'
import {
  bodyless,
  named,
  readObject,
  withJson,
  type Asked,
  type Handler,
  type Paths,
  type Query,
} from './path.ts'
import { json, problem, type Reply } from './reply.ts'

export const resourcePaths: Paths = {
  '/_fake/resources/<datastoreId>': {
    GET: looking((resources) => json(resources.list())),
    POST: withJson((asked, body) => inStore(asked, () => put(asked, body))),
  },
  '/_fake/resources/<datastoreId>/<resourceType>': {
    GET: looking((resources, asked) => {
      const type = named(asked, 'resourceType')
      const { queryText } = asked
      return json(queryText === '' ? resources.list(type) : resources.search(type, queryText))
    }, 'with query'),
  },
  '/_fake/resources/<datastoreId>/<resourceType>/<id>': {
    GET: looking((resources, asked) => {
      const [type, id] = [named(asked, 'resourceType'), named(asked, 'id')]
      const found = resources.get(type, id)
      return found === undefined ? noResource(type, id) : json(found)
    }),
    PUT: withJson((asked, body) => inStore(asked, () => put(asked, placed(asked, body)))),
    DELETE: looking((resources, asked) => {
      const deleted = resources.delete(named(asked, 'resourceType'), named(asked, 'id'))
      return json({ deleted })
    }),
  },
  '/_fake/resources/<datastoreId>/<resourceType>/<id>/versions': {
    GET: looking((resources, asked) => {
      const [type, id] = [named(asked, 'resourceType'), named(asked, 'id')]
      const versions = resources.versions(type, id)
      return versions.length === 0 ? noResource(type, id) : json(versions)
    }),
  },
}

function noResource(type: string, id: string): Reply {
  return problem(404, `There is no ${type}/${shortened(id)}.`)
}

function looking(look: (resources: Resources, asked: Asked) => Reply, query?: Query): Handler {
  return bodyless((asked) => inStore(asked, (resources) => look(resources, asked)), query)
}

function inStore(asked: Asked, act: (resources: Resources) => Reply): Reply {
  const id = named(asked, 'datastoreId')
  const isThere = Array.from(asked.service.state.regions.values()).some(
    ({ datastores }) => datastores.get(id) !== undefined,
  )
  if (isThere) return act(asked.fake.resources(id))
  return problem(404, `There is no data store with the DatastoreId ${show(id)}.`)
}

// All or none: a list is tried on a fork first.
function put({ fake, ...asked }: Asked, body: unknown): Reply {
  if (body === undefined) {
    return problem(400, 'resources: the body is empty; give a resource, or a list.')
  }
  const id = asked.names['datastoreId'] ?? ''
  if (!Array.isArray(body)) return json(fake.resources(id).put(body as GivenResource))
  putAll(fake.fork(), id, body)
  return json(putAll(fake, id, body))
}

function putAll(fake: FakeHealthLake, id: string, given: readonly unknown[]): object[] {
  const resources = fake.resources(id)
  return given.map((resource, index) => {
    try {
      return resources.put(resource as GivenResource)
    } catch (error) {
      if (!(error instanceof MisuseError)) throw error
      throw new MisuseError(`${error.message} It is number ${index + 1} of the list.`)
    }
  })
}

// The path says what it is, so that the body need not.
function placed(asked: Asked, body: unknown): object {
  const given = readObject(body, 'resources.put', 'a resource')
  const place = { resourceType: named(asked, 'resourceType'), id: named(asked, 'id') }
  const whole = { ...place, ...given }
  if (whole.resourceType === place.resourceType && whole.id === place.id) return whole
  const said = [whole.resourceType, whole.id].map((part) => show(part))
  throw new MisuseError(
    `resources.put: the body is of ${listed(said)}, the path of ${show(place.resourceType)} and ${show(place.id)}; give the same, or leave it out of the body.`,
  )
}

import { show } from '../../kernel/suggest.ts'
import type { GivenDatastore } from '../../service/add-datastore.ts'
import { describeElsewhere } from '../../service/elsewhere.ts'
import { bodyless, named, readRegion, withJson, type Paths } from './path.ts'
import { json, problem } from './reply.ts'

export const datastorePaths: Paths = {
  '/_fake/datastores': {
    GET: bodyless(
      (asked) => json(asked.outward.value(asked.fake.datastores(readRegion(asked, 'datastores')))),
      'with query',
    ),
    POST: withJson((asked, body = {}) => {
      const where = readRegion(asked, 'addDatastore')
      return json(asked.outward.value(asked.fake.addDatastore(body as GivenDatastore, where)))
    }, 'with query'),
  },
  '/_fake/datastores/<idOrName>': {
    GET: bodyless((asked) => {
      const { region = asked.fake.region } = readRegion(asked, 'datastore')
      const idOrName = named(asked, 'idOrName')
      const found = asked.fake.datastore(idOrName, { region })
      if (found !== undefined) return json(asked.outward.value(found))
      const elsewhere = describeElsewhere(asked.service, idOrName)
      return problem(404, `There is no data store ${show(idOrName)} in ${region}.${elsewhere}`)
    }, 'with query'),
  },
}

import * as fc from 'fast-check'
import { ask, idsListed, regions } from './real.ts'
import { empty, seen } from './seen.ts'
import { aboutStore, expectSeen, expectTold, step, which } from './step.ts'
import { minutes, serviceError, remove } from './toy.ts'

const client = fc.nat(1)
const region = fc.constantFrom(...regions)
const name = fc.constantFrom('a', 'b')
const key = fc.constantFrom('k', 'l', 'm')
const status = fc.constantFrom(undefined, 'CREATING', 'ACTIVE', 'UPDATING', 'DELETING', 'DELETED')

export const create = fc.record({ region, client, name }).map(({ name: DatastoreName, ...by }) =>
  step(`create ${DatastoreName} in ${by.region} by client ${by.client}`, async (toy, real) => {
    const Tags = [{ Key: 'k', Value: 'first' }]
    const input = { DatastoreTypeVersion: 'R4', DatastoreName, Tags } as const
    const told = await ask(real, by, 'CreateFHIRDatastore', input)
    expectTold(told, toy, 'CreateFHIRDatastore', undefined, () => {
      const { DatastoreId: id, DatastoreArn: arn } = told as Record<string, string>
      real.stores.push({ id: String(id), arn: String(arn) })
      const tags = new Map(Tags.map(({ Key, Value }) => [Key, Value]))
      const made = { region: by.region, tags, name: DatastoreName, ...empty() }
      toy.stores.push({ ...made, status: 'CREATING', left: minutes.CREATING })
      return { DatastoreStatus: 'CREATING' }
    })
  }),
)

export const describe = which.map((it) =>
  aboutStore('describe', it, async (toy, real, { store, id, by }) => {
    const told = await ask(real, by, 'DescribeFHIRDatastore', { DatastoreId: id })
    // The SDK leaves out what it does not know yet, a look does not.
    const { NlpConfiguration: _nlp, BackupStatusInfo: _backup, ...known } = seen(store)
    expectTold(told, toy, 'DescribeFHIRDatastore', serviceError(store, 'look'), () => {
      expectSeen(real.fake.datastore(id, { region: by.region }), seen(store))
      return { DatastoreProperties: { DatastoreId: id, ...known } }
    })
  }),
)

export const lookAstray = which.map((it) =>
  aboutStore('look elsewhere for', it, async (toy, real, { id, by }) => {
    const elsewhere = regions.find((one) => one !== by.region) ?? by.region
    const told = await ask(real, { ...by, region: elsewhere }, 'DescribeFHIRDatastore', {
      DatastoreId: id,
    })
    expectTold(told, toy, 'DescribeFHIRDatastore', 'ResourceNotFoundException', () => ({}))
  }),
)

export const destroy = which.map((it) =>
  aboutStore('delete', it, async (toy, real, { store, id, by }) => {
    const told = await ask(real, by, 'DeleteFHIRDatastore', { DatastoreId: id })
    expectTold(told, toy, 'DeleteFHIRDatastore', serviceError(store, 'change'), () => {
      remove(toy, store)
      return { DatastoreStatus: 'DELETING' }
    })
  }),
)

export const rename = fc.tuple(which, name).map(([it, DatastoreName]) =>
  aboutStore(`rename to ${DatastoreName}`, it, async (toy, real, { store, id, by }) => {
    const told = await ask(real, by, 'UpdateFHIRDatastore', { DatastoreId: id, DatastoreName })
    expectTold(told, toy, 'UpdateFHIRDatastore', serviceError(store, 'change'), () => {
      store.name = DatastoreName
      return { DatastoreProperties: seen(store) }
    })
  }),
)

export const switchNlp = fc.tuple(which, fc.boolean()).map(([it, nlp]) =>
  aboutStore(`set NLP ${nlp}`, it, async (toy, real, { store, id, by }) => {
    const NlpConfiguration = { Status: nlp ? 'ENABLED' : 'DISABLED' } as const
    const told = await ask(real, by, 'UpdateFHIRDatastore', { DatastoreId: id, NlpConfiguration })
    expectTold(told, toy, 'UpdateFHIRDatastore', serviceError(store, 'change'), () => {
      if (store.nlp !== nlp)
        Object.assign(store, { nlp, status: 'UPDATING', left: minutes.UPDATING })
      return { DatastoreProperties: seen(store) }
    })
  }),
)

export const tag = fc.tuple(which, key, name).map(([it, Key, Value]) =>
  aboutStore(`tag ${Key}=${Value}`, it, async (toy, real, { store, arn, by }) => {
    const told = await ask(real, by, 'TagResource', { ResourceARN: arn, Tags: [{ Key, Value }] })
    expectTold(told, toy, 'TagResource', serviceError(store, 'look'), () => {
      store.tags.set(Key, Value)
      return {}
    })
  }),
)

const keys = fc.uniqueArray(key, { minLength: 1 })

export const untag = fc.tuple(which, keys).map(([it, TagKeys]) =>
  aboutStore(`untag ${TagKeys.join()}`, it, async (toy, real, { store, arn, by }) => {
    const told = await ask(real, by, 'UntagResource', { ResourceARN: arn, TagKeys })
    expectTold(told, toy, 'UntagResource', serviceError(store, 'look'), () => {
      for (const each of TagKeys) store.tags.delete(each)
      return {}
    })
  }),
)

export const listTags = which.map((it) =>
  aboutStore('list the tags of', it, async (toy, real, { store, arn, by }) => {
    const told = await ask(real, by, 'ListTagsForResource', { ResourceARN: arn })
    expectTold(told, toy, 'ListTagsForResource', serviceError(store, 'look'), () => ({
      Tags: Array.from(store.tags, ([Key, Value]) => ({ Key, Value })),
    }))
  }),
)

export const list = fc
  .record({
    region,
    client,
    status,
    name: fc.option(name, { nil: undefined }),
    size: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ status: DatastoreStatus, name: DatastoreName, size, ...by }) =>
    step(
      `list ${DatastoreStatus ?? 'all'} ${DatastoreName ?? ''} in ${by.region} by ${size}`,
      async (toy, real) => {
        const Filter = { DatastoreStatus, DatastoreName }
        const told = await idsListed(real, by, 'ListFHIRDatastores', { Filter, MaxResults: size })
        expectTold(told, toy, 'ListFHIRDatastores', undefined, () => {
          const there = toy.stores.map((store, index) => ({ store, ...real.stores[index] }))
          const listed = there.filter(
            ({ store }) =>
              store.region === by.region &&
              store.status !== 'FORGOTTEN' &&
              store.status === (DatastoreStatus ?? store.status) &&
              store.name === (DatastoreName ?? store.name),
          )
          return listed.map(({ id }) => id).toReversed()
        })
      },
    ),
  )

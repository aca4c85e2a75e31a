import { useState } from 'preact/hooks'
import { get } from '../api.ts'
import { pretty, shortTime, textOf } from '../format.ts'
import type { Model } from '../live.ts'
import { resourcePath } from '../paths.ts'
import { Code, Problem } from './parts.tsx'
import { useLoaded } from './use.ts'

interface Resource {
  readonly resourceType: string
  readonly id: string
}

interface Version {
  readonly versionId: string
  readonly at: string
  readonly method: string
  // Left out where it was deleted.
  readonly resource?: object
}

export function Resources({ model: { state, beat } }: { model: Model }) {
  const stores = state?.datastores ?? []
  const [store, setStore] = useState('')
  const [type, setType] = useState('')
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState<Resource>()
  const id = store === '' ? textOf(stores[0]?.properties['DatastoreId']) : store
  const types = Object.keys(
    stores.find(({ properties }) => properties['DatastoreId'] === id)?.resources ?? {},
  )
  const ofType = types.includes(type) ? type : (types[0] ?? '')
  if (stores.length === 0) return <p class="empty">There is no data store.</p>
  return (
    <div class="split">
      <section aria-label="Resources">
        <div class="bar">
          <select
            aria-label="Data store"
            value={id}
            onChange={({ currentTarget }) => setStore(currentTarget.value)}
          >
            {stores.map(({ properties }) => (
              <option
                key={textOf(properties['DatastoreId'])}
                value={textOf(properties['DatastoreId'])}
              >
                {textOf(properties['DatastoreName'])}{' '}
                {textOf(properties['DatastoreId']).slice(0, 8)}
              </option>
            ))}
          </select>
          <select
            aria-label="Type"
            value={ofType}
            onChange={({ currentTarget }) => setType(currentTarget.value)}
          >
            {types.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
          <input
            type="search"
            aria-label="Search"
            placeholder="Search, such as family=Ada"
            value={query}
            onChange={({ currentTarget }) => setQuery(currentTarget.value)}
          />
        </div>
        {ofType === '' ? (
          <p class="empty">This data store has no resources.</p>
        ) : (
          <List
            store={id}
            type={ofType}
            query={query}
            beat={beat}
            onChoose={setChosen}
            chosen={chosen}
          />
        )}
      </section>
      <section aria-label="One resource">
        {chosen === undefined ? (
          <p class="empty">Choose a resource to see its versions.</p>
        ) : (
          <Versions store={id} of={chosen} beat={beat} />
        )}
      </section>
    </div>
  )
}

const MOST_SHOWN = 500

function List(props: {
  store: string
  type: string
  query: string
  beat: number
  chosen: Resource | undefined
  onChoose: (resource: Resource) => void
}) {
  const { store, type, query, beat, chosen, onChoose } = props
  const path = `${resourcePath(store, type)}${query.trim() === '' ? '' : `?${query.trim()}`}`
  const { value: found, problem } = useLoaded(() => get<readonly Resource[]>(path), [path, beat])
  return (
    <>
      <Problem text={problem} />
      <ul class="list">
        {found?.slice(0, MOST_SHOWN).map((resource) => (
          <li key={resource.id}>
            <button
              type="button"
              class="link"
              aria-pressed={resource.id === chosen?.id}
              onClick={() => onChoose(resource)}
            >
              {resource.resourceType}/{resource.id}
            </button>
          </li>
        ))}
      </ul>
      {found !== undefined && found.length > MOST_SHOWN ? (
        <p>and {found.length - MOST_SHOWN} more; search for them</p>
      ) : null}
    </>
  )
}

function Versions({ store, of, beat }: { store: string; of: Resource; beat: number }) {
  const path = `${resourcePath(store, of.resourceType, of.id)}/versions`
  const { value: versions, problem } = useLoaded(() => get<readonly Version[]>(path), [path, beat])
  return (
    <>
      <h2>
        {of.resourceType}/{of.id}
      </h2>
      <Problem text={problem} />
      {versions?.toReversed().map(({ versionId, at, method, resource }, index) => (
        <details key={versionId} open={index === 0}>
          <summary>
            Version {versionId}, by {method}, {shortTime(at)}
          </summary>
          {resource === undefined ? (
            <p class="empty">Deleted.</p>
          ) : (
            <Code text={pretty(resource)} label={`Version ${versionId}`} />
          )}
        </details>
      ))}
    </>
  )
}

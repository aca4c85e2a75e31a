import { useState } from 'preact/hooks'
import { get, getText, send } from '../api.ts'
import type { ObjectView } from '../answers.ts'
import { bytes } from '../format.ts'
import type { Model } from '../live.ts'
import { objectPath } from '../paths.ts'
import { Button, Code, Problem } from './parts.tsx'
import { useDeed, useLoaded } from './use.ts'

const MOST_SHOWN = 500

export function Objects({ model: { beat } }: { model: Model }) {
  const [filter, setFilter] = useState('')
  const [chosen, setChosen] = useState<string>()
  const { value: objects, problem } = useLoaded(() => get<readonly ObjectView[]>('objects'), [beat])
  const deed = useDeed()
  const shown = objects?.filter(({ uri }) => uri.includes(filter.trim())) ?? []
  return (
    <div class="split">
      <section aria-label="Objects">
        <div class="bar">
          <input
            type="search"
            aria-label="Filter objects"
            placeholder="Filter: part of an address"
            value={filter}
            onInput={({ currentTarget }) => setFilter(currentTarget.value)}
          />
          <small role="status">
            {shown.length} of {objects?.length ?? 0}
          </small>
        </div>
        <Problem text={problem ?? deed.problem} />
        {objects?.length === 0 ? <p class="empty">There is no object.</p> : null}
        <ul class="list">
          {shown.slice(0, MOST_SHOWN).map(({ uri, size }) => (
            <li key={uri}>
              <button
                type="button"
                class="link"
                aria-pressed={uri === chosen}
                onClick={() => setChosen(uri)}
              >
                {uri}
              </button>{' '}
              <small>{bytes(size)}</small>
            </li>
          ))}
        </ul>
        {shown.length > MOST_SHOWN ? (
          <p>and {shown.length - MOST_SHOWN} more; filter them</p>
        ) : null}
      </section>
      <section aria-label="One object">
        {chosen === undefined ? (
          <p class="empty">Choose an object to see its content.</p>
        ) : (
          <>
            <div class="bar">
              <h2>{chosen}</h2>
              <a href={objectPath(chosen)} download={chosen.split('/').at(-1) ?? 'object'}>
                Download
              </a>
              <Button
                disabled={deed.isBusy}
                onClick={() =>
                  deed.run(async () => {
                    await send('DELETE', objectPath(chosen))
                    setChosen(undefined)
                  })
                }
              >
                Delete
              </Button>
            </div>
            <Body uri={chosen} beat={beat} />
          </>
        )}
      </section>
    </div>
  )
}

const MOST_CHARACTERS = 100_000

function Body({ uri, beat }: { uri: string; beat: number }) {
  const { value: text, problem } = useLoaded(() => getText(objectPath(uri)), [uri, beat])
  if (text === undefined) return <Problem text={problem} />
  const more = text.length - MOST_CHARACTERS
  return (
    <>
      <Code text={text.slice(0, MOST_CHARACTERS)} label={uri} />
      {more > 0 ? <p>and {more} more characters</p> : null}
    </>
  )
}

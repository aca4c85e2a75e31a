import { useState } from 'preact/hooks'
import { get } from '../api.ts'
import type { LaneEvent, Timeline, ToldEvent } from '../answers.ts'
import { withEvents } from '../events.ts'
import { shortTime, until } from '../format.ts'
import { toGrid } from '../grid.ts'
import type { Model } from '../live.ts'
import { Button, Problem } from './parts.tsx'
import { useLoaded } from './use.ts'

// A row for each resource, a column for each instant at which something happened to one of those in sight.
export function Lanes(props: { model: Model; onCall: (sequence: number) => void }) {
  const { model, onCall } = props
  const { beat, hasEvents } = model
  const { value: timeline, problem } = useLoaded(() => read(hasEvents), [beat, hasEvents])
  const [back, setBack] = useState(0)
  if (timeline === undefined) return <Problem text={problem} />
  const { instants, rows, before, after } = toGrid(timeline, back)
  if (rows.length === 0) return <p class="empty">Nothing has happened yet, and nothing is due.</p>
  return (
    <>
      <div class="bar">
        <Button disabled={before === 0} onClick={() => setBack(back + 1)}>
          Earlier
        </Button>
        <Button disabled={after === 0} onClick={() => setBack(back - 1)}>
          Later
        </Button>
        <small>
          {before} instants before, {after} after these
        </small>
      </div>
      <div class="scroll" tabIndex={0} aria-label="Lanes, to be scrolled">
        <table class="lanes">
          <thead>
            <tr>
              <th scope="col">Resource</th>
              {instants.map(({ at, gap, tense }) => (
                <th key={at} scope="col" class={tense}>
                  <time dateTime={at}>{shortTime(at)}</time>
                  <small>
                    {tense === 'now'
                      ? 'now'
                      : tense === 'coming'
                        ? `in ${until(at, timeline.now)}`
                        : gap === undefined
                          ? ''
                          : `+${gap}`}
                  </small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, cells }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {cells.map((events, index) => (
                  <td key={instants[index]?.at} class={instants[index]?.tense}>
                    {events.map((event, place) => (
                      <Mark key={place} event={event} onCall={onCall} />
                    ))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

async function read(hasEvents: boolean): Promise<Timeline> {
  const timeline = await get<Timeline>('timeline')
  return hasEvents ? withEvents(timeline, await get<readonly ToldEvent[]>('events')) : timeline
}

function Mark({ event, onCall }: { event: LaneEvent; onCall: (sequence: number) => void }) {
  const { kind, text, sequence } = event
  const tone = text.includes('✗') || kind === 'attempt' ? ' bad' : ''
  if (sequence === undefined) return <span class={`mark ${kind}`}>{text}</span>
  return (
    <button type="button" class={`mark ${kind}${tone}`} onClick={() => onCall(sequence)}>
      {text}
    </button>
  )
}

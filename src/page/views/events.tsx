import { get } from '../api.ts'
import type { ToldEvent } from '../answers.ts'
import { subjectOf } from '../events.ts'
import { pretty, shortTime } from '../format.ts'
import { Code, Problem } from './parts.tsx'
import { useLoaded } from './use.ts'

const MOST_SHOWN = 200

export function Events({ beat }: { beat: number }) {
  const { value: events, problem } = useLoaded(() => get<readonly ToldEvent[]>('events'), [beat])
  if (events === undefined) return <Problem text={problem} />
  if (events.length === 0) return <p class="empty">No event was sent.</p>
  const before = events.length - MOST_SHOWN
  return (
    <>
      {before > 0 ? <p>and {before} before</p> : null}
      {events.slice(-MOST_SHOWN).map((event) => (
        <details key={event.id}>
          <summary>
            {shortTime(event.time)} {event['detail-type']} <code>{subjectOf(event)}</code>
          </summary>
          <Code text={pretty(event)} label={event['detail-type']} />
        </details>
      ))}
    </>
  )
}

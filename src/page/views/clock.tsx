import { useState } from 'preact/hooks'
import { send } from '../api.ts'
import { readSpan, shortTime, until } from '../format.ts'
import type { Model } from '../live.ts'
import { Button, Problem } from './parts.tsx'
import { useDeed } from './use.ts'

export function Clock({ model: { state, now, connection, problem } }: { model: Model }) {
  const [by, setBy] = useState('20m')
  const deed = useDeed()
  const next = state?.nextTransition ?? undefined
  const isSystem = state?.clock.kind === 'system'
  const advance = (event: Event) => {
    event.preventDefault()
    deed.run(async () => {
      const milliseconds = readSpan(by)
      if (milliseconds === undefined)
        throw new Error(`${by} is not a duration; write 20m, or 1h 30m.`)
      await send('POST', 'clock', { advance: milliseconds })
    })
  }
  return (
    <header>
      <h1>fake-healthlake</h1>
      <div class="clock">
        <time dateTime={now} aria-label="Now">
          {shortTime(now)}
        </time>{' '}
        <small>{state === undefined ? '' : `${state.clock.kind} clock, ${state.region}`}</small>
      </div>
      <div class="actions">
        <Button
          onClick={() => deed.run(() => send('POST', 'step'))}
          disabled={deed.isBusy || next === undefined || isSystem}
        >
          Step
        </Button>
        <Button
          onClick={() => deed.run(() => send('POST', 'settle'))}
          disabled={deed.isBusy || next === undefined || isSystem}
        >
          Settle
        </Button>
        <form onSubmit={advance}>
          <input
            aria-label="By how much"
            value={by}
            size={7}
            onInput={({ currentTarget }) => setBy(currentTarget.value)}
          />
          <button type="submit" disabled={deed.isBusy || isSystem}>
            Advance
          </button>
        </form>
      </div>
      <p class="next">
        {next === undefined
          ? 'Nothing is in progress.'
          : `Next: ${next.resource} ${next.id.slice(0, 8)} ${next.from} → ${next.to} in ${until(next.at, now)}`}
      </p>
      <span class={`connection ${connection}`} role="status">
        {connection}
      </span>
      <Problem text={deed.problem ?? problem} />
    </header>
  )
}

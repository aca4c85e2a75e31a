import { useMemo } from 'preact/hooks'
import { send } from '../api.ts'
import { shortTime } from '../format.ts'
import { filterRows, type Filter, type Outcome, type Row } from '../rows.ts'
import { CallDetail } from './call-detail.tsx'
import { CopyTest } from './copy-test.tsx'
import { Button, Problem } from './parts.tsx'
import { useDeed } from './use.ts'
import { WindowList } from './window-list.tsx'

const outcomes: Readonly<Record<Outcome, string>> = {
  all: 'all calls',
  failed: 'that failed',
  refused: 'that a rule of the service refused',
  struck: 'that a fault rule applied to',
}

export function Calls(props: {
  rows: readonly Row[]
  filter: Filter
  onFilter: (filter: Filter) => void
  chosen: number | undefined
  onChoose: (sequence: number) => void
  onRule: (text: string) => void
}) {
  const { rows, filter, onFilter, chosen, onChoose, onRule } = props
  const shown = useMemo(() => filterRows(rows, filter), [rows, filter])
  const deed = useDeed()
  return (
    <div class="split">
      <section aria-label="Calls">
        <div class="bar">
          <input
            type="search"
            aria-label="Filter"
            placeholder="Filter: words in a call"
            value={filter.text}
            onInput={({ currentTarget }) => onFilter({ ...filter, text: currentTarget.value })}
          />
          <select
            aria-label="Which calls"
            value={filter.outcome}
            onChange={({ currentTarget }) =>
              onFilter({ ...filter, outcome: currentTarget.value as Outcome })
            }
          >
            {Object.entries(outcomes).map(([value, text]) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </select>
          <small role="status">
            {shown.length === rows.length ? `${rows.length}` : `${shown.length} of ${rows.length}`}
          </small>
          <CopyTest what="Copy all as test" of={{ kind: 'history' }} />
          <Button onClick={() => deed.run(() => send('DELETE', 'history'))} disabled={deed.isBusy}>
            Clear
          </Button>
        </div>
        <Problem text={deed.problem} />
        <WindowList
          items={shown}
          label="Calls, the oldest first"
          keyOf={({ sequence }) => sequence}
          chosen={chosen}
          onChoose={({ sequence }) => onChoose(sequence)}
        >
          {(row) => <CallRow row={row} />}
        </WindowList>
      </section>
      <section aria-label="One call">
        {chosen === undefined ? (
          <p class="empty">
            {rows.length === 0
              ? 'No call has come yet.'
              : 'Choose a call, by mouse or arrow keys, to see all of it.'}
          </p>
        ) : (
          <CallDetail
            sequence={chosen}
            attempts={rows.find(({ sequence }) => sequence === chosen)?.attempts}
            onRule={onRule}
          />
        )}
      </section>
    </div>
  )
}

function CallRow({ row }: { row: Row }) {
  const { sequence, at, operation, about, error, rule, faults, attempts } = row
  return (
    <>
      <span class="number">{sequence}</span>
      <span class="time">{shortTime(at)}</span>
      <span class="name">{operation}</span>
      <span class="about">{about}</span>
      <span class={error === undefined ? 'end' : 'end bad'}>
        {error === undefined ? 'ok' : `✗ ${error}`}
        {attempts > 1 ? ` ×${attempts}` : ''}
        {rule === undefined ? '' : ` [${rule}]`}
        {faults.length === 0 ? '' : ` fault ${faults.join(', ')}`}
      </span>
    </>
  )
}

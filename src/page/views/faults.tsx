import { useEffect, useState } from 'preact/hooks'
import { get, send } from '../api.ts'
import type { Fault } from '../answers.ts'
import { pretty } from '../format.ts'
import type { Model } from '../live.ts'
import { CopyTest } from './copy-test.tsx'
import { Button, Code, Problem } from './parts.tsx'
import { RuleForm } from './rule-form.tsx'
import { useDeed, useLoaded } from './use.ts'

export function Faults(props: {
  model: Model
  draft: string
  onDraft: (text: string) => void
  onCall: (sequence: number) => void
}) {
  const { model, draft, onDraft, onCall } = props
  const { value: faults, problem } = useLoaded(
    () => get<readonly Fault[]>('faults/all'),
    [model.beat],
  )
  const deed = useDeed()
  return (
    <>
      <RuleForm draft={draft} onDraft={onDraft} />
      <Problem text={deed.problem ?? problem} />
      <section aria-label="Fault rules">
        {faults?.length === 0 ? <p class="empty">There is no fault rule.</p> : null}
        {faults?.map((fault) => (
          <article key={fault.id} class="card">
            <div class="bar">
              <h3>Rule {fault.id}</h3>
              <span>
                applied {fault.used}, {left(fault)}
              </span>
              <CopyTest what="Copy as test" of={{ kind: 'rule', id: fault.id }} />
              <Button
                disabled={deed.isBusy}
                onClick={() => deed.run(() => send('DELETE', `faults/${fault.id}`))}
              >
                Remove
              </Button>
            </div>
            <Code text={pretty(fault.rule)} label={`Rule ${fault.id}`} />
            <Struck model={model} id={fault.id} onCall={onCall} />
          </article>
        ))}
        {faults === undefined || faults.length < 2 ? null : (
          <Button disabled={deed.isBusy} onClick={() => deed.run(() => send('DELETE', 'faults'))}>
            Remove all
          </Button>
        )}
      </section>
    </>
  )
}

function left({ remaining }: Fault): string {
  if (remaining === 'Infinity') return 'applies always'
  return remaining === 0 ? 'used up' : `${remaining} left`
}

const MOST_SHOWN = 20

function Struck(props: { model: Model; id: number; onCall: (sequence: number) => void }) {
  const { model, id, onCall } = props
  const [struck, setStruck] = useState<readonly number[]>([])
  useEffect(() => {
    const rows = model.rows.filter(({ faults }) => faults.includes(id))
    setStruck(rows.map(({ sequence }) => sequence))
  }, [model.rows, id])
  if (struck.length === 0) return null
  return (
    <p>
      Struck{' '}
      {struck.slice(-MOST_SHOWN).map((sequence) => (
        <Button key={sequence} onClick={() => onCall(sequence)}>
          call {sequence}
        </Button>
      ))}
      {struck.length > MOST_SHOWN ? ` and ${struck.length - MOST_SHOWN} before` : ''}
    </p>
  )
}

import { get, send } from '../api.ts'
import { pretty, textOf } from '../format.ts'
import { outcomes } from '../outcomes.ts'
import { Problem } from './parts.tsx'
import { useDeed, useLoaded } from './use.ts'

interface Schema {
  readonly $defs: { readonly operation: { readonly enum: readonly string[] } }
}

// The text is what is sent; what is chosen beside it is written into it.
export function RuleForm(props: { draft: string; onDraft: (text: string) => void }) {
  const { draft, onDraft } = props
  const { value: schema } = useLoaded(() => get<Schema>('schema'), [])
  const deed = useDeed()
  const rule = readRule(draft)
  const set = (part: object) => onDraft(pretty({ ...rule, ...part }))
  const operation = typeof rule?.['operation'] === 'string' ? rule['operation'] : ''
  const outcome = outcomes.find(({ value }) => same(value, rule?.['outcome']))?.name ?? ''
  const add = (event: Event) => {
    event.preventDefault()
    deed.run(async () => {
      await send('POST', 'faults', draft)
      onDraft('')
    })
  }
  return (
    <form class="card" aria-label="Add a fault rule" onSubmit={add}>
      <div class="bar">
        <label>
          Operation{' '}
          <select
            value={operation}
            onChange={({ currentTarget: { value } }) =>
              set({ operation: value === '' ? undefined : value })
            }
          >
            <option value="">any</option>
            {schema?.$defs.operation.enum.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
        <label>
          Outcome{' '}
          <select
            value={outcome}
            onChange={({ currentTarget: { value } }) =>
              set({ outcome: outcomes.find(({ name }) => name === value)?.value })
            }
          >
            <option value="">…</option>
            {outcomes.map(({ name }) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
        <label>
          Times{' '}
          <input
            size={6}
            placeholder="1"
            value={textOf(rule?.['times'])}
            onInput={({ currentTarget: { value } }) => set({ times: toTimes(value) })}
          />
        </label>
        <label>
          Per{' '}
          <select
            value={textOf(rule?.['per']) || 'call'}
            onChange={({ currentTarget: { value } }) => set({ per: value })}
          >
            <option>call</option>
            <option>attempt</option>
          </select>
        </label>
        <button type="submit" disabled={deed.isBusy || draft.trim() === ''}>
          Add rule
        </button>
      </div>
      <textarea
        aria-label="The rule, as JSON"
        rows={Math.min(12, Math.max(3, draft.split('\n').length))}
        placeholder='{ "operation": "CreateFHIRDatastore", "outcome": "ThrottlingException" }'
        spellcheck={false}
        value={draft}
        onInput={({ currentTarget }) => onDraft(currentTarget.value)}
      />
      <Problem text={deed.problem} />
    </form>
  )
}

function readRule(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined
  } catch {
    return undefined
  }
}

// What is not a number is sent as it is; the server says what would be right.
function toTimes(text: string): string | number | undefined {
  if (text.trim() === '') return undefined
  return /^\d+$/.test(text) ? Number(text) : text
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

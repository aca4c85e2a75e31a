import { find } from '../api.ts'
import type { Call, Rule } from '../answers.ts'
import { pretty, shortTime } from '../format.ts'
import { CopyTest } from './copy-test.tsx'
import { Button, Code, Problem } from './parts.tsx'
import { useLoaded } from './use.ts'

export function CallDetail(props: {
  sequence: number
  attempts: number | undefined
  onRule: (text: string) => void
}) {
  const { sequence, attempts, onRule } = props
  const read = () => find<Call>(`history/${sequence}`)
  const { value: call, problem } = useLoaded(read, [sequence, attempts])
  if (call === undefined) return <Problem text={problem} />
  const { operation, at, region, door, input, output, error, entries } = call
  const draft = { operation, input: aboutSame(input), outcome: 'ThrottlingException' }
  return (
    <article>
      <div class="bar">
        <h2>
          {call.sequence} {operation}
        </h2>
        <CopyTest what="Copy as test" of={{ kind: 'call', sequence: call.sequence }} />
        <Button onClick={() => onRule(pretty(draft))}>Make a fault rule of it</Button>
      </div>
      <p>
        <time dateTime={at}>{shortTime(at)}</time>, {region}, by {door}
      </p>
      {error === undefined ? null : (
        <div class="error">
          <strong>{error.name}</strong> {error.message}
          {error.rule === undefined ? null : <RuleText id={error.rule} />}
        </div>
      )}
      <Attempts call={call} />
      <h3>Input</h3>
      <Code text={pretty(input)} label="Input" />
      {output === undefined ? null : (
        <>
          <h3>Output</h3>
          <Code text={pretty(output)} label="Output" />
        </>
      )}
      {entries === undefined ? null : (
        <>
          <h3>Entries</h3>
          <Code text={pretty(entries)} label="Entries" />
        </>
      )}
    </article>
  )
}

// Of what it is about, that which a rule can go by.
function aboutSame(input: unknown): object {
  const { DatastoreId, DatastoreName, ResourceType } = input as Record<string, unknown>
  return { DatastoreId, ...(DatastoreId === undefined ? { DatastoreName } : {}), ResourceType }
}

function RuleText({ id }: { id: string }) {
  const { value: rule } = useLoaded(() => find<Rule>(`ledger/${encodeURIComponent(id)}`), [id])
  return (
    <dl class="rule">
      <dt>Rule</dt>
      <dd>
        <code>{id}</code> {rule?.rule}
      </dd>
      {rule === undefined ? null : (
        <>
          <dt>Certainty</dt>
          <dd>
            <span class={`certainty ${rule.certainty}`}>{rule.certainty}</span>
          </dd>
          <dt>Source</dt>
          <dd>{rule.source}</dd>
          {rule.switch === undefined ? null : (
            <>
              <dt>Switch</dt>
              <dd>
                <code>{`assumptions.${rule.switch}`}</code>: {rule.alternatives?.join(' or ')}
              </dd>
            </>
          )}
        </>
      )}
    </dl>
  )
}

function Attempts({ call: { attempts } }: { call: Call }) {
  return (
    <table>
      <thead>
        <tr>
          <th>Attempt</th>
          <th>At</th>
          <th>Ended</th>
          <th>Why</th>
        </tr>
      </thead>
      <tbody>
        {attempts.map(({ at, requestId, error, fault, faults, quota }, index) => (
          <tr key={requestId}>
            <td>{index + 1}</td>
            <td>{shortTime(at)}</td>
            <td>{error ?? 'ok'}</td>
            <td>
              {(faults ?? (fault === undefined ? [] : [fault]))
                .map(({ kind, rule }) => `${kind}, by fault rule ${rule}`)
                .join('; ')}
              {quota === undefined ? '' : `quota [${quota}]`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

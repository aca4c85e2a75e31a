import { useState } from 'preact/hooks'
import { get, send } from '../api.ts'
import { differences, type Difference } from '../difference.ts'
import { Button, Problem } from './parts.tsx'
import { useDeed } from './use.ts'

interface Kept {
  readonly name: string
  readonly snapshot: object
}

export function Snapshots() {
  const [kept, setKept] = useState<readonly Kept[]>([])
  const [pair, setPair] = useState<readonly [number, number]>([0, 1])
  const deed = useDeed()
  const keep = async (name: string, snapshot: object) => {
    setKept((before) => {
      const all = [...before, { name: `${before.length + 1}: ${name}`, snapshot }]
      setPair([Math.max(0, all.length - 2), all.length - 1])
      return all
    })
  }
  const take = async () => {
    const snapshot = await get<{ now?: number }>('snapshot')
    await keep(`as of ${new Date(snapshot.now ?? 0).toISOString()}`, snapshot)
  }
  const [one, other] = [kept[pair[0]], kept[pair[1]]]
  return (
    <>
      <div class="bar">
        <a class="button" href="snapshot" download="fake-healthlake.json">
          Download
        </a>
        <FileButton
          label="Restore a file"
          onFile={(text) => deed.run(() => send('PUT', 'snapshot', text))}
        />
        <Button disabled={deed.isBusy} onClick={() => deed.run(take)}>
          Take one to compare
        </Button>
        <FileButton
          label="Compare a file"
          onFile={(text, name) => deed.run(async () => keep(name, JSON.parse(text) as object))}
        />
        <Button disabled={deed.isBusy} onClick={() => deed.run(() => send('POST', 'reset'))}>
          Reset the fake
        </Button>
      </div>
      <Problem text={deed.problem} />
      {kept.length < 2 ? (
        <p class="empty">Take one, let something happen, take another, and see what differs.</p>
      ) : (
        <div class="bar">
          <Chooser
            label="Before"
            kept={kept}
            at={pair[0]}
            onChoose={(at) => setPair([at, pair[1]])}
          />
          <Chooser
            label="After"
            kept={kept}
            at={pair[1]}
            onChoose={(at) => setPair([pair[0], at])}
          />
        </div>
      )}
      {one === undefined || other === undefined || one === other ? null : (
        <Differences of={differences(one.snapshot, other.snapshot)} />
      )}
      {kept.map(({ name, snapshot }, index) => (
        <p key={name}>
          {name}{' '}
          <Button
            disabled={deed.isBusy}
            onClick={() => deed.run(() => send('PUT', 'snapshot', snapshot))}
          >
            Restore {index + 1}
          </Button>
        </p>
      ))}
    </>
  )
}

function FileButton(props: { label: string; onFile: (text: string, name: string) => void }) {
  return (
    <label class="button">
      {props.label}
      <input
        type="file"
        accept="application/json,.json"
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0]
          currentTarget.value = ''
          void file?.text().then((text) => props.onFile(text, file.name))
        }}
      />
    </label>
  )
}

function Chooser(props: {
  label: string
  kept: readonly Kept[]
  at: number
  onChoose: (at: number) => void
}) {
  return (
    <label>
      {props.label}{' '}
      <select
        value={props.at}
        onChange={({ currentTarget }) => props.onChoose(Number(currentTarget.value))}
      >
        {props.kept.map(({ name }, index) => (
          <option key={name} value={index}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}

const MOST_SHOWN = 1000

function Differences({ of }: { of: readonly Difference[] }) {
  if (of.length === 0) return <p class="empty">They are the same.</p>
  return (
    <table class="differences">
      <thead>
        <tr>
          <th>Where, {of.length} in all</th>
          <th>Before</th>
          <th>After</th>
        </tr>
      </thead>
      <tbody>
        {of.slice(0, MOST_SHOWN).map(({ path, before, after }) => (
          <tr key={path}>
            <th scope="row">{path}</th>
            <td>{short(before)}</td>
            <td>{short(after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function short(value: unknown): string {
  const text = JSON.stringify(value) ?? ''
  return text.length > 400 ? `${text.slice(0, 400)}…` : text
}

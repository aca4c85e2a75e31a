import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { State } from '../answers.ts'
import type { Live, Model } from '../live.ts'
import type { Filter } from '../rows.ts'
import { Calls } from './calls.tsx'
import { Clock } from './clock.tsx'
import { Events } from './events.tsx'
import { Faults } from './faults.tsx'
import { Lanes } from './lanes.tsx'
import { Objects } from './objects.tsx'
import { Resources } from './resources.tsx'
import { Snapshots } from './snapshots.tsx'
import { Stores } from './stores.tsx'
import { Tabs } from './tabs.tsx'
import { useModel } from './use.ts'
import { Verify } from './verify.tsx'

const everything: Filter = { text: '', outcome: 'all' }

export function App({ live }: { live: Live }) {
  const model = useModel(live)
  const [tab, setTab] = useState('Calls')
  const [sequence, setSequence] = useState<number>()
  const [rule, setRule] = useState('')
  const [filter, setFilter] = useState(everything)
  const openCall = (of: number) => {
    setSequence(of)
    setFilter(everything)
    setTab('Calls')
  }
  const openRules = (text: string) => {
    setRule(text)
    setTab('Fault rules')
  }
  const panels: Readonly<Record<string, () => JSX.Element>> = {
    Calls: () => (
      <Calls
        rows={model.rows}
        filter={filter}
        onFilter={setFilter}
        chosen={sequence}
        onChoose={setSequence}
        onRule={openRules}
      />
    ),
    Lanes: () => <Lanes model={model} onCall={openCall} />,
    'Stores and jobs': () => <Stores model={model} />,
    'Fault rules': () => <Faults model={model} draft={rule} onDraft={setRule} onCall={openCall} />,
    Resources: () => <Resources model={model} />,
    Objects: () => <Objects model={model} />,
    ...(model.hasEvents ? { Events: () => <Events beat={model.beat} /> } : {}),
    Verify: () => <Verify model={model} />,
    Snapshots: () => <Snapshots />,
  }
  const tabs = Object.keys(panels).map((name) => ({ name, ...toldBy(model, name) }))
  return (
    <>
      <Clock model={model} />
      <Tabs tabs={tabs} chosen={tab} onChoose={setTab} />
      <main id="panel" role="tabpanel" aria-label={tab}>
        {panels[tab]?.()}
      </main>
    </>
  )
}

// What a tab shows of what is behind it.
function toldBy({ rows, state }: Model, tab: string): { count?: number; isBad?: boolean } {
  if (tab === 'Calls') return { count: rows.length }
  return state === undefined ? {} : toldByState(state, tab)
}

function toldByState({ datastores, jobs, faults, verify }: State, tab: string) {
  switch (tab) {
    case 'Stores and jobs':
      return { count: datastores.length + jobs.length }
    case 'Fault rules':
      return { count: faults.filter(({ remaining }) => remaining !== 0).length }
    case 'Verify':
      return { isBad: !verify.passes }
    default:
      return {}
  }
}

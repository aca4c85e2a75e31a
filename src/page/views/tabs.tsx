interface Tab {
  readonly name: string
  readonly count?: number
  readonly isBad?: boolean
}

// Arrow keys go from tab to tab.
export function Tabs(props: {
  tabs: readonly Tab[]
  chosen: string
  onChoose: (name: string) => void
}) {
  const { tabs, chosen, onChoose } = props
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (step === undefined) return
    const at = tabs.findIndex(({ name }) => name === chosen)
    const next = tabs[(at + step + tabs.length) % tabs.length]
    if (next === undefined) return
    onChoose(next.name)
    document.getElementById(idOf(next.name))?.focus()
  }
  return (
    <nav role="tablist" aria-label="Parts of the fake" onKeyDown={onKeyDown}>
      {tabs.map(({ name, count, isBad }) => (
        <button
          key={name}
          id={idOf(name)}
          type="button"
          role="tab"
          aria-selected={name === chosen}
          aria-controls="panel"
          tabIndex={name === chosen ? 0 : -1}
          class={isBad === true ? 'bad' : ''}
          onClick={() => onChoose(name)}
        >
          {name}
          {count === undefined || count === 0 ? '' : <small> {count}</small>}
          {isBad === true ? <small aria-label="fails"> ✗</small> : ''}
        </button>
      ))}
    </nav>
  )
}

function idOf(name: string): string {
  return `tab-${name.replaceAll(' ', '-')}`
}

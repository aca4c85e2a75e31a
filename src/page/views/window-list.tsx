import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'

const ROW = 28
const BEYOND = 8

// Of a long list only what is in sight is in the document. Its end stays in sight where it was.
export function WindowList<Item>(props: {
  items: readonly Item[]
  label: string
  keyOf: (item: Item) => number
  chosen: number | undefined
  onChoose: (item: Item) => void
  children: (item: Item) => ComponentChildren
}) {
  const { items, label, keyOf, chosen, onChoose, children } = props
  const box = useRef<HTMLDivElement>(null)
  const isAtEnd = useRef(true)
  const [{ top, height }, setSight] = useState({ top: 0, height: 600 })
  const look = () => {
    const at = box.current
    if (at === null) return
    isAtEnd.current = at.scrollTop + at.clientHeight >= at.scrollHeight - ROW
    setSight({ top: at.scrollTop, height: at.clientHeight })
  }
  useEffect(() => {
    addEventListener('resize', look)
    look()
    return () => removeEventListener('resize', look)
  }, [])
  const at = chosen === undefined ? -1 : items.findIndex((item) => keyOf(item) === chosen)
  useLayoutEffect(() => {
    if (box.current !== null && isAtEnd.current && at < 0)
      box.current.scrollTop = items.length * ROW
    look()
  }, [items])
  useLayoutEffect(() => {
    const { current } = box
    if (current === null || at < 0) return
    const { scrollTop, clientHeight } = current
    if (at * ROW < scrollTop) current.scrollTop = at * ROW
    else if ((at + 1) * ROW > scrollTop + clientHeight)
      current.scrollTop = (at + 1) * ROW - clientHeight
  }, [at])
  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor(height / ROW) - 1)
    const steps: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: page,
      PageUp: -page,
      Home: -Infinity,
      End: Infinity,
    }
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    const from = at < 0 && step < 0 ? items.length : at
    const item = items[Math.min(items.length - 1, Math.max(0, from + step))]
    if (item !== undefined) onChoose(item)
  }
  const first = Math.max(0, Math.floor(top / ROW) - BEYOND)
  const last = Math.min(items.length, Math.ceil((top + height) / ROW) + BEYOND)
  return (
    <div
      ref={box}
      class="window"
      role="listbox"
      aria-label={label}
      tabIndex={0}
      aria-activedescendant={at >= first && at < last ? `row-${chosen}` : undefined}
      onScroll={look}
      onKeyDown={onKeyDown}
    >
      <div style={{ height: `${items.length * ROW}px` }}>
        <div style={{ transform: `translateY(${first * ROW}px)` }}>
          {items.slice(first, last).map((item, index) => (
            <div
              key={keyOf(item)}
              id={`row-${keyOf(item)}`}
              class="row"
              role="option"
              aria-selected={keyOf(item) === chosen}
              aria-setsize={items.length}
              aria-posinset={first + index + 1}
              onClick={() => onChoose(item)}
            >
              {children(item)}
            </div>
          ))}
        </div>
      </div>
    </div>
  )
}

import type { ComponentChildren } from 'preact'

export function Problem({ text }: { text: string | undefined }) {
  return text === undefined ? null : (
    <p class="problem" role="alert">
      {text}
    </p>
  )
}

export function Button(props: {
  children: ComponentChildren
  onClick: () => void
  disabled?: boolean
  title?: string
}) {
  return (
    <button type="button" {...props}>
      {props.children}
    </button>
  )
}

export function Status({ of }: { of: unknown }) {
  const status = String(of)
  const tone = /FAILED|ERROR|DELETED$/.test(status)
    ? 'bad'
    : /^(?:ACTIVE|COMPLETED)$/.test(status)
      ? 'good'
      : 'busy'
  return <span class={`status ${tone}`}>{status}</span>
}

export function Code({ text, label }: { text: string; label: string }) {
  return (
    <pre tabIndex={0} aria-label={label}>
      {text}
    </pre>
  )
}

import type { Model } from '../live.ts'
import { Code } from './parts.tsx'

export function Verify({ model: { state } }: { model: Model }) {
  if (state === undefined) return null
  const { passes, says } = state.verify
  return (
    <>
      <h2>
        <code>verify()</code> {passes ? 'passes' : 'would throw'}
      </h2>
      {says === null ? (
        <p class="empty">Every fault rule was used up, and no mistake of the test was swallowed.</p>
      ) : (
        <Code text={says} label="What verify would say" />
      )}
    </>
  )
}

import { useState } from 'preact/hooks'
import { copyTest } from '../copy/copy.ts'
import type { Wanted } from '../copy/recorded.ts'
import { Button, Code, Problem } from './parts.tsx'
import { useDeed } from './use.ts'

// Shows the test as well: not every page may write to the clipboard.
export function CopyTest({ what, of }: { what: string; of: Wanted }) {
  const [text, setText] = useState<string>()
  const [isCopied, setCopied] = useState(false)
  const deed = useDeed()
  const copy = () =>
    deed.run(async () => {
      const made = await copyTest(of)
      setText(made)
      setCopied(await toClipboard(made))
    })
  return (
    <>
      <Button onClick={copy} disabled={deed.isBusy}>
        {what}
      </Button>
      <Problem text={deed.problem} />
      {text === undefined ? null : (
        <dialog open class="copied" aria-label="The test">
          <div class="bar">
            <span role="status">{isCopied ? 'Copied.' : 'Copy it from here.'}</span>
            <Button onClick={() => setText(undefined)}>Close</Button>
          </div>
          <Code text={text} label="The test" />
        </dialog>
      )}
    </>
  )
}

async function toClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}

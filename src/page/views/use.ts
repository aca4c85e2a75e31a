import { useEffect, useState } from 'preact/hooks'
import { describe } from '../api.ts'
import type { Live, Model } from '../live.ts'

export function useModel(live: Live): Model {
  const [model, setModel] = useState(live.model())
  useEffect(() => live.subscribe(() => setModel(live.model())), [live])
  return model
}

export interface Loaded<Value> {
  readonly value: Value | undefined
  readonly problem: string | undefined
}

// Reads anew whenever one of the causes has changed; what was read before stays until then.
export function useLoaded<Value>(
  read: () => Promise<Value>,
  causes: readonly unknown[],
): Loaded<Value> {
  const [loaded, setLoaded] = useState<Loaded<Value>>({ value: undefined, problem: undefined })
  useEffect(() => {
    let isWanted = true
    read().then(
      (value) => isWanted && setLoaded({ value, problem: undefined }),
      (error: unknown) => isWanted && setLoaded({ value: undefined, problem: describe(error) }),
    )
    return () => {
      isWanted = false
    }
  }, causes)
  return loaded
}

export interface Deed {
  readonly isBusy: boolean
  readonly problem: string | undefined
  readonly run: (act: () => Promise<unknown>) => void
}

// Does something on request, one at a time, and keeps what went wrong.
export function useDeed(): Deed {
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  return {
    isBusy,
    problem,
    run(act) {
      setBusy(true)
      setProblem(undefined)
      act()
        .catch((error: unknown) => setProblem(describe(error)))
        .finally(() => setBusy(false))
    },
  }
}

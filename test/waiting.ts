import { vi } from 'vitest'

/**
 * Waits, in real time, until something holds: nobody can count the turns in which a client loads, reads and hashes.
 * `setImmediate` must be the system's.
 */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) {
    await new Promise((resolve) => {
      setImmediate(resolve)
    })
  }
}

/**
 * Lets each faked timeout pass once it is set, until a promise has ended.
 *
 * @param least Which of them count, in milliseconds; a client that uses sockets has shorter ones of its own
 * @returns How long each was, in milliseconds
 */
export async function timeoutsUntilEnded(
  watching: Watched<unknown>,
  least = 0,
): Promise<readonly number[]> {
  const { setTimeout: faked } = globalThis
  const set: number[] = []
  // No spy: Vitest would put the faked one back once more, after the real one has come.
  globalThis.setTimeout = new Proxy(faked, {
    apply(target, self, args: Parameters<typeof setTimeout>) {
      const [, delay = 0] = args
      if (delay >= least) set.push(delay)
      return Reflect.apply(target, self, args)
    },
  })
  try {
    for (let passed = 0; ; passed += 1) {
      await until(() => watching.ended() || set.length > passed)
      const delay = set[passed]
      if (delay === undefined) return set
      // As in Node, a timeout is of one millisecond at least.
      await vi.advanceTimersByTimeAsync(Math.max(1, delay))
    }
  } finally {
    globalThis.setTimeout = faked
  }
}

/** A promise, and whether it has ended. */
export interface Watched<T> {
  readonly result: Promise<T>
  ended(): boolean
}

export function watched<T>(result: Promise<T>): Watched<T> {
  let over = false
  const end = () => {
    over = true
  }
  result.then(end, end)
  return { result, ended: () => over }
}

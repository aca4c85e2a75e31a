const PATIENCE = 1000

/** A line on a terminal that tells how far it is. */
export interface Progress {
  step(): void
  end(): void
}

/**
 * Shows progress on a terminal, once it takes long; anywhere else it shows nothing.
 *
 * @param total How many steps there are
 * @returns The progress
 */
export function progress(total: number): Progress {
  const start = performance.now()
  let done = 0
  let shown = false
  return {
    step() {
      done += 1
      if (!process.stderr.isTTY || performance.now() - start < PATIENCE) return
      shown = true
      process.stderr.write(`\rexploring faults: ${done} of ${total}`)
    },
    end() {
      if (shown) process.stderr.write('\r\u001B[K')
    },
  }
}

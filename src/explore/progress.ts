const PATIENCE = 1000

/** A line on a terminal that tells how far it is. */
export interface Progress {
  /**
   * Tells how far it is.
   *
   * @param done How many runs are done
   * @param total How many there are
   */
  tell(done: number, total: number): void
  end(): void
}

/**
 * Shows progress on a terminal, once it takes long; anywhere else it shows nothing.
 *
 * @returns The progress
 */
export function progress(): Progress {
  const start = performance.now()
  let shown = false
  return {
    tell(done, total) {
      if (!process.stderr.isTTY || performance.now() - start < PATIENCE) return
      shown = true
      process.stderr.write(`\rexploreFaults: ${done} of ${total} runs`)
    },
    end() {
      if (shown) process.stderr.write('\r\u001B[K')
    },
  }
}

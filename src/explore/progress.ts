const PATIENCE = 1000

/** A line on a terminal that tells how far it is. */
export interface Progress {
  /**
   * Tells how far it is.
   *
   * @param done How much is done
   * @param total How much there is
   */
  tell(done: number, total: number): void
  end(): void
}

/**
 * Shows progress on a terminal, once it takes long; anywhere else it shows nothing. There is no colour in it.
 *
 * @param work What is going on
 * @param unit What is counted
 * @returns The progress
 */
export function progress(work: string, unit: string): Progress {
  const start = performance.now()
  let shown = false
  return {
    tell(done, total) {
      if (!process.stderr.isTTY || performance.now() - start < PATIENCE) return
      shown = true
      process.stderr.write(`\r${work}: ${done} of ${total} ${unit}`)
    },
    end() {
      if (shown) process.stderr.write('\r\u001B[K')
    },
  }
}

const PATIENCE = 1000

export interface Progress {
  // Tells how far it is.
  tell(done: number, total: number): void
  end(): void
}

// There is no colour in it.
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

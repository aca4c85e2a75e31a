const PATIENCE = 1000

export interface Progress {
  show(done: number, total: number): void
  end(): void
}

// On a terminal alone, and without colour.
export function progress(work: string, unit: string): Progress {
  const start = performance.now()
  let shown = false
  return {
    show(done, total) {
      if (!process.stderr.isTTY || performance.now() - start < PATIENCE) return
      shown = true
      process.stderr.write(`\r${work}: ${done} of ${total} ${unit}`)
    },
    end() {
      if (shown) process.stderr.write('\r\u001B[K')
    },
  }
}

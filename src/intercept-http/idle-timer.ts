import type { Duplex } from 'node:stream'

interface IdleTimer {
  set(milliseconds: number): void
  touch(): void
  // Whether it keeps the process going.
  hold(holds: boolean): void
}

// What setTimeout of a socket is.
export function createIdleTimer(duplex: Duplex): IdleTimer {
  let span = 0
  let holds = true
  let timer: ReturnType<typeof setTimeout> | undefined
  function touch(): void {
    clearTimeout(timer)
    if (span === 0 || duplex.destroyed) return
    timer = setTimeout(() => duplex.emit('timeout'), span)
    hold(holds)
  }
  function hold(given: boolean): void {
    holds = given
    if (holds) timer?.ref()
    else timer?.unref()
  }
  duplex.once('close', () => clearTimeout(timer))
  return {
    set(milliseconds) {
      span = milliseconds
      touch()
    },
    touch,
    hold,
  }
}

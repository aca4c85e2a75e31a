import { setTimeout } from './system-timers.ts'

// What goes on in the process; nothing says whose it is.
export interface Outside {
  // How many there are of each kind that may lead to something. A server that only listens does not.
  count(): ReadonlyMap<string, number>
  // Takes real time, and is not counted, whichever exploration waits.
  pause(milliseconds: number): Promise<void>
}

export function createOutside(): Outside {
  let pauses = 0
  return {
    count() {
      const counts = new Map([['Timeout', -pauses]])
      for (const kind of process.getActiveResourcesInfo()) {
        if (!/^Immediate$|ServerWrap$/.test(kind)) counts.set(kind, (counts.get(kind) ?? 0) + 1)
      }
      return counts
    },
    pause(milliseconds) {
      pauses += 1
      return new Promise((resolve) => {
        setTimeout(() => {
          pauses -= 1
          resolve()
        }, milliseconds)
      })
    },
  }
}

// Returns whether there is more of any kind than now.
export function watchOutside(outside: Outside): () => boolean {
  const before = outside.count()
  return () => Array.from(outside.count()).some(([kind, count]) => count > (before.get(kind) ?? 0))
}

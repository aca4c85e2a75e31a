import { setImmediate, setTimeout } from './system-timers.ts'

// Turns of the event loop in which a program has done all that it can do by itself, unless it asks for more of them.
const TURNS = 20
const MOST_TURNS = 2000
const STEP = 5

/** What can be seen of a program from without. */
export interface Watched {
  /** @returns Whether it has ended */
  isOver(): boolean
  /** @returns A number that grows whenever it does something */
  activity(): number
  /**
   * Is told when it does something again.
   *
   * @param after After how many milliseconds of real time
   */
  stirred(after: number): void
}

/**
 * Begins to watch what the process does outside: files, sockets, timers that are not virtual.
 *
 * @returns What tells whether more of something is in use than was at first
 */
export function isBusyOutside(): () => boolean {
  const before = resources()
  return () => Array.from(resources()).some(([kind, count]) => count > (before.get(kind) ?? 0))
}

function resources(): Map<string, number> {
  const counts = new Map<string, number>()
  for (const kind of process.getActiveResourcesInfo()) {
    if (kind !== 'Immediate') counts.set(kind, (counts.get(kind) ?? 0) + 1)
  }
  return counts
}

/**
 * Waits until a program has ended, or does nothing any more: it sleeps, or waits for ever.
 *
 * @param program The program
 * @param patience For how many milliseconds of real time something may still come, now
 */
export async function untilIdle(program: Watched, patience: () => number): Promise<void> {
  await turns(program)
  while (!program.isOver() && (await isActive(program, patience))) {
    await turns(program)
  }
}

/**
 * Waits, in real time, for a program to do something.
 *
 * @param program The program
 * @param patience For how many milliseconds at most
 * @returns Whether it did something, or ended
 */
export async function isActive(program: Watched, patience: () => number): Promise<boolean> {
  const before = program.activity()
  for (let waited = 0; waited < patience(); waited += STEP) {
    await new Promise((resolve) => {
      setTimeout(resolve, STEP)
    })
    if (program.isOver() || program.activity() !== before) {
      program.stirred(waited + STEP)
      return true
    }
  }
  return false
}

/**
 * Lets what a program leaves going, once it has ended, do what it can do by itself.
 *
 * @param isOver Tells whether there is nothing more to see
 */
export async function leftovers(isOver: () => boolean): Promise<void> {
  for (let turn = 0; !isOver() && turn < TURNS; turn += 1) await nextTurn()
}

async function turns(program: Watched): Promise<void> {
  for (let turn = 0; !program.isOver() && turn < MOST_TURNS; turn += 1) {
    if (turn >= TURNS && !process.getActiveResourcesInfo().includes('Immediate')) return
    await nextTurn()
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}

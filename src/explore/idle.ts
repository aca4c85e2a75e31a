import { setImmediate, setTimeout } from './system-timers.ts'

// Turns of the event loop in which a program has done all that it can do by itself, unless it asks for more of them.
const TURNS = 20
const MOST_TURNS = 2000
const STEP = 5

export interface Watched {
  isOver(): boolean
  activity(): number
  // Called when it does something again, with the milliseconds of its silence.
  onActive(after: number): void
}

export function isBusyOutside(): () => boolean {
  const before = countResources()
  return () => Array.from(countResources()).some(([kind, count]) => count > (before.get(kind) ?? 0))
}

function countResources(): Map<string, number> {
  const counts = new Map<string, number>()
  for (const kind of process.getActiveResourcesInfo()) {
    if (kind !== 'Immediate') counts.set(kind, (counts.get(kind) ?? 0) + 1)
  }
  return counts
}

export async function untilIdle(program: Watched, patience: () => number): Promise<void> {
  await runTurns(program)
  while (!program.isOver() && (await isActive(program, patience))) {
    await runTurns(program)
  }
}

export async function isActive(program: Watched, patience: () => number): Promise<boolean> {
  const before = program.activity()
  for (let waited = 0; waited < patience(); waited += STEP) {
    await new Promise((resolve) => {
      setTimeout(resolve, STEP)
    })
    if (program.isOver() || program.activity() !== before) {
      program.onActive(waited + STEP)
      return true
    }
  }
  return false
}

export async function runLeftovers(isOver: () => boolean): Promise<void> {
  for (let turn = 0; !isOver() && turn < TURNS; turn += 1) await nextTurn()
}

async function runTurns(program: Watched): Promise<void> {
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

import type { Outside } from './outside.ts'
import { setImmediate } from './system-timers.ts'

// After so many turns of the event loop a program has done all that it can do by itself, unless it asks for more.
const TURNS = 20
const MOST_TURNS = 2000
const STEP = 5

export interface Watched {
  readonly outside: Outside
  isOver(): boolean
  activity(): number
  // Called when it does something again, with the milliseconds of its silence.
  onActive(after: number): void
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
    await program.outside.pause(STEP)
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

/** Something to be timed, a call at a time. */
export interface Side {
  /** Makes the call with this number; calls are numbered on and on, so that they can differ. */
  call(index: number): unknown
  /** Tidies up between rounds, untimed. */
  tidy?(): void
}

/** How long a measurement goes on. */
interface Pace {
  readonly rounds: number
  readonly callsInWarmingRound: number
}

const brisk: Pace = { rounds: 3000, callsInWarmingRound: 200 }

/** For calls that take milliseconds. */
export const slow: Pace = { rounds: 150, callsInWarmingRound: 2 }

const ROUND_MS = 0.5

/**
 * Times two sides against each other, in many short rounds that take turns, and compares the best round of each: what
 * else the machine does makes rounds longer, never shorter.
 *
 * @param ours What the limit is for
 * @param theirs What it is measured against
 * @param pace How long that goes on
 * @returns How many times as long as theirs ours takes
 */
export async function ratio(ours: Side, theirs: Side, pace = brisk): Promise<number> {
  const racers = [await enter(ours, pace), await enter(theirs, pace)] as const
  for (let round = 0; round < pace.rounds; round += 1) {
    const [first, second] = round % 2 === 0 ? racers : ([racers[1], racers[0]] as const)
    await run(first)
    await run(second)
  }
  return racers[0].best / racers[1].best
}

interface Racer {
  readonly side: Side
  readonly callsPerRound: number
  next: number
  /** Milliseconds a call, in the best round so far. */
  best: number
}

async function enter(side: Side, { callsInWarmingRound }: Pace): Promise<Racer> {
  const warming: Racer = { side, callsPerRound: callsInWarmingRound, next: 0, best: Infinity }
  for (let round = 0; round < 30; round += 1) await run(warming)
  const callsPerRound = Math.ceil(ROUND_MS / warming.best)
  return { side, callsPerRound, next: warming.next, best: Infinity }
}

async function run(racer: Racer): Promise<void> {
  const { side, callsPerRound, next } = racer
  const end = next + callsPerRound
  const begun = performance.now()
  for (let index = next; index < end; index += 1) {
    const answer = side.call(index)
    if (answer instanceof Promise) await answer
  }
  racer.best = Math.min(racer.best, (performance.now() - begun) / callsPerRound)
  racer.next = end
  side.tidy?.()
}

/** Something to be timed that cannot be done twice: what it works on is made before each round, untimed. */
export interface Shot<Given> {
  prepare(): Given
  run(given: Given): unknown
}

/**
 * Times two shots against each other, in rounds that take turns, and compares the best round of each.
 *
 * @param ours What the limit is for
 * @param theirs What it is measured against
 * @param rounds How many rounds each has
 * @returns How many times as long as theirs ours takes
 */
export function ratioOfShots<A, B>(ours: Shot<A>, theirs: Shot<B>, rounds: number): number {
  const best: [number, number] = [Infinity, Infinity]
  for (let round = 0; round < rounds; round += 1) {
    best[0] = Math.min(best[0], timed(ours))
    best[1] = Math.min(best[1], timed(theirs))
  }
  return best[0] / best[1]
}

/**
 * Times the same shot at two sizes against each other. What is left of what was prepared is collected before each: in a
 * long round it would be collected meanwhile, in a short one not.
 *
 * @param many The shot where there is much
 * @param few The shot where there is little
 * @param rounds How many rounds each has
 * @returns How many times as long it takes where there is much
 */
export function growthOfShots<A, B>(many: Shot<A>, few: Shot<B>, rounds: number): number {
  return ratioOfShots(collected(many), collected(few), rounds)
}

function collected<Given>(shot: Shot<Given>): Shot<Given> {
  return {
    prepare() {
      const given = shot.prepare()
      collect()
      return given
    },
    run: (given) => shot.run(given),
  }
}

function timed<Given>(shot: Shot<Given>): number {
  const given = shot.prepare()
  const begun = performance.now()
  shot.run(given)
  return performance.now() - begun
}

/**
 * Weighs what something leaves on the heap.
 *
 * @param make Makes it; what it returns is kept until it is weighed
 * @returns Bytes
 */
export function weigh(make: () => unknown): number {
  const before = heap()
  const made = make()
  const after = heap()
  // Keeps it alive until here.
  if (made === undefined) throw new Error('There is nothing to weigh.')
  return after - before
}

function heap(): number {
  for (let pass = 0; pass < 4; pass += 1) collect()
  return process.memoryUsage().heapUsed
}

function collect(): void {
  const { gc } = globalThis
  if (gc === undefined) throw new Error('Run this with --expose-gc.')
  gc()
}

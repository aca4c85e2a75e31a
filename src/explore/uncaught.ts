import { replace } from './replace.ts'
import type { Uncaught, Environment } from './environment.ts'

const events: readonly unknown[] = ['uncaughtException', 'unhandledRejection']

// All others go the way they went before.
export function noteUncaught(worldOf: () => Environment | undefined): () => void {
  return replace(
    process,
    'emit',
    (real) =>
      function emit(this: unknown, ...args: unknown[]) {
        const [event, error] = args
        const world = events.includes(event) ? worldOf() : undefined
        if (world === undefined) return Reflect.apply(real, this, args)
        world.uncaught.push({ event: event as Uncaught['event'], error })
        return true
      },
  )
}

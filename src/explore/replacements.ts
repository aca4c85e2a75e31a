import { clearImmediate, setImmediate } from './system-timers.ts'
import { replace } from '../kernel/replace.ts'
import { divert, type Callable, type Current } from './divert.ts'
import type { Uncaught } from './environment.ts'
import { replaceNodeTimers, replaceTimers } from './replace-timers.ts'

export function replaceTimeAndChance(current: Current, mark: object): () => void {
  const subtle = Object.getPrototypeOf(globalThis.crypto.subtle) as object
  const undo = [
    replaceNodeTimers(current),
    replaceTimers(globalThis, current, mark),
    ...[setImmediate, clearImmediate].map((system) =>
      replace(globalThis, system.name, (real) => withoutFakes(current, real, system as Callable)),
    ),
    replace(AbortSignal, 'timeout', (real) =>
      divert(current, real, (environment, [delay]) => environment.abortAfter(delay)),
    ),
    replace(Date, 'now', (real) => divert(current, real, (environment) => environment.now())),
    replace(globalThis, 'Date', (real) => replaceDate(current, real)),
    replace(performance, 'now', (real) =>
      divert(current, real, (environment) => environment.uptime()),
    ),
    replace(Math, 'random', (real) => divert(current, real, (environment) => environment.random())),
    ...signing.map((name) => replace(subtle, name, (real) => counted(current, real))),
  ]
  return () => {
    for (const each of undo) each()
  }
}

// What signers of requests use. The process does not show that it is busy with it.
const signing = ['digest', 'importKey', 'sign'] as const

function counted(current: Current, real: Callable): Callable {
  return function compute(this: unknown, ...args) {
    const environment = current()
    const computed = Reflect.apply(real, this, args) as Promise<unknown>
    if (environment === undefined) return computed
    environment.computing += 1
    const end = () => {
      environment.computing -= 1
    }
    void computed.then(end, end)
    return computed
  }
}

function withoutFakes(current: Current, real: Callable, system: Callable): Callable {
  return real === system ? real : divert(current, real, (_environment, args) => system(...args))
}

function replaceDate(current: Current, real: Callable): object {
  return new Proxy(real, {
    construct(target, args, made) {
      const environment = args.length === 0 ? current() : undefined
      return Reflect.construct(
        target,
        environment === undefined ? args : [environment.now()],
        made,
      ) as object
    },
    apply(target, self, args) {
      const environment = current()
      if (environment === undefined) return Reflect.apply(target, self, args)
      return String(Reflect.construct(target, [environment.now()]))
    },
  })
}

const events: readonly unknown[] = ['uncaughtException', 'unhandledRejection']

// All other events are emitted as before.
export function replaceEmit(current: Current): () => void {
  return replace(
    process,
    'emit',
    (real) =>
      function emit(this: unknown, ...args: unknown[]) {
        const [event, error] = args
        const environment = events.includes(event) ? current() : undefined
        if (environment === undefined) return Reflect.apply(real, this, args)
        environment.uncaught.push({ event: event as Uncaught['event'], error })
        return true
      },
  )
}

import { replace, type Callable } from './replace.ts'
import { clearImmediate, setImmediate } from './system-timers.ts'
import { isTimerHandle } from './timers.ts'
import type { Environment } from './environment.ts'

type WorldOf = () => Environment | undefined

const promisified = Symbol.for('nodejs.util.promisify.custom')

export function replaceTimeAndChance(worldOf: WorldOf, mark: object): () => void {
  const undo = [
    replace(globalThis, 'setTimeout', (real) => timeout(worldOf, real, mark)),
    replace(globalThis, 'setInterval', (real) =>
      instead(worldOf, real, (world, [run, delay, ...args]) =>
        world.setTimer(run, delay, args, true),
      ),
    ),
    replace(globalThis, 'clearTimeout', (real) => clearing(worldOf, real)),
    replace(globalThis, 'clearInterval', (real) => clearing(worldOf, real)),
    ...[setImmediate, clearImmediate].map((system) =>
      replace(globalThis, system.name, (real) => withoutFakes(worldOf, real, system as Callable)),
    ),
    replace(AbortSignal, 'timeout', (real) =>
      instead(worldOf, real, (world, [delay]) => world.abortAfter(delay)),
    ),
    replace(Date, 'now', (real) => instead(worldOf, real, (world) => world.now())),
    replace(globalThis, 'Date', (real) => datesIn(worldOf, real)),
    replace(performance, 'now', (real) => instead(worldOf, real, (world) => world.uptime())),
    replace(Math, 'random', (real) => instead(worldOf, real, (world) => world.random())),
  ]
  return () => {
    for (const each of undo) each()
  }
}

function instead(
  worldOf: WorldOf,
  real: Callable,
  virtual: (world: Environment, args: unknown[]) => unknown,
): Callable {
  return function dispatch(this: unknown, ...args) {
    const world = worldOf()
    return world === undefined ? Reflect.apply(real, this, args) : virtual(world, args)
  }
}

function timeout(worldOf: WorldOf, real: Callable, mark: object): Callable {
  const dispatch = instead(worldOf, real, (world, [run, delay, ...args]) =>
    world.setTimer(run, delay, args, false),
  )
  const own: unknown = Reflect.get(real, promisified)
  const sleep = instead(
    worldOf,
    (typeof own === 'function' ? own : () => {}) as Callable,
    (world, [delay, value]) =>
      new Promise((resolve) => {
        world.setTimer(resolve, delay, [value], false)
      }),
  )
  return Object.assign(dispatch, mark, own === undefined ? {} : { [promisified]: sleep })
}

function clearing(worldOf: WorldOf, real: Callable): Callable {
  return (handle) => {
    if (isTimerHandle(handle)) handle.close()
    else if (worldOf()?.timers.clear(Number(handle)) !== true) real(handle)
  }
}

function withoutFakes(worldOf: WorldOf, real: Callable, system: Callable): Callable {
  return real === system ? real : instead(worldOf, real, (_world, args) => system(...args))
}

function datesIn(worldOf: WorldOf, real: Callable): object {
  return new Proxy(real, {
    construct(target, args, made) {
      const world = args.length === 0 ? worldOf() : undefined
      return Reflect.construct(target, world === undefined ? args : [world.now()], made) as object
    },
    apply(target, self, args) {
      const world = worldOf()
      if (world === undefined) return Reflect.apply(target, self, args)
      return String(Reflect.construct(target, [world.now()]))
    },
  })
}

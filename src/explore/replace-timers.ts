import { replace } from '../kernel/replace.ts'
import { divert, type Callable, type Current } from './divert.ts'
import { sleep, tick } from './sleep.ts'
import * as system from './system-timers.ts'
import { isTimerHandle } from './timers.ts'

const promisified = Symbol.for('nodejs.util.promisify.custom')

// Of the global object, or of node:timers.
export function replaceTimers(holder: object, current: Current, mark: object): () => void {
  const undo = [
    replace(holder, 'setTimeout', (real) => replaceTimeout(current, real, mark)),
    replace(holder, 'setInterval', (real) =>
      divert(current, real, (environment, [run, delay, ...args]) =>
        environment.setTimer(run, delay, args, true),
      ),
    ),
    replace(holder, 'clearTimeout', (real) => replaceClear(current, real)),
    replace(holder, 'clearInterval', (real) => replaceClear(current, real)),
  ]
  return () => {
    for (const each of undo) each()
  }
}

// Fake timers of a test are in these modules as well, but not in what was imported from them by name. So that this does not
// lead to them, all stays as it is where there are any.
export function replaceNodeTimers(current: Current): () => void {
  const timers = process.getBuiltinModule('node:timers')
  const promises = process.getBuiltinModule('node:timers/promises')
  const before = timers.setTimeout
  if (globalThis.setTimeout !== system.setTimeout) return () => {}
  const { syncBuiltinESMExports } = process.getBuiltinModule('node:module')
  const undo = [
    replaceTimers(timers, current, {}),
    replace(promises, 'setTimeout', (real) => divert(current, real, sleep)),
    replace(promises, 'setInterval', (real) => divert(current, real, tick)),
    replace(promises.scheduler, 'wait', (real) =>
      divert(current, real, (environment, [delay, options]) =>
        sleep(environment, [delay, undefined, options]),
      ),
    ),
  ]
  syncBuiltinESMExports()
  return () => {
    for (const each of undo) each()
    if (timers.setTimeout === before) syncBuiltinESMExports()
  }
}

function replaceTimeout(current: Current, real: Callable, mark: object): Callable {
  const dispatch = divert(current, real, (environment, [run, delay, ...args]) =>
    environment.setTimer(run, delay, args, false),
  )
  const own: unknown = Reflect.get(real, promisified)
  if (typeof own !== 'function') return Object.assign(dispatch, mark)
  return Object.assign(dispatch, mark, { [promisified]: divert(current, own as Callable, sleep) })
}

function replaceClear(current: Current, real: Callable): Callable {
  return (handle) => {
    if (isTimerHandle(handle)) handle.close()
    else if (current()?.timers.clear(Number(handle)) !== true) real(handle)
  }
}

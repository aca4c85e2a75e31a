import type { Environment } from './environment.ts'

// The environment of the code that is running, if it is that of a program that is explored.
export type Current = () => Environment | undefined

export type Callable = (...args: unknown[]) => unknown

// Does something else in an environment, and the same as ever outside.
export function divert(
  current: Current,
  real: Callable,
  virtual: (environment: Environment, args: unknown[]) => unknown,
): Callable {
  return function dispatch(this: unknown, ...args) {
    const environment = current()
    return environment === undefined ? Reflect.apply(real, this, args) : virtual(environment, args)
  }
}

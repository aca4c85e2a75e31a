import type { Environment } from './environment.ts'

// What node:timers/promises does, in the time of an environment.
export function sleep(
  environment: Environment,
  [delay, value, options]: readonly unknown[],
): Promise<unknown> {
  const { signal } = (options ?? {}) as { readonly signal?: AbortSignal }
  return new Promise((resolve, reject) => {
    const timer = environment.setTimer(end, delay, [], false)
    function end(): void {
      signal?.removeEventListener('abort', abort)
      resolve(value)
    }
    function abort(): void {
      timer.close()
      reject(abortError(signal?.reason))
    }
    if (signal?.aborted === true) abort()
    else signal?.addEventListener('abort', abort, { once: true })
  })
}

export async function* tick(
  environment: Environment,
  [delay, value, options]: readonly unknown[],
): AsyncGenerator {
  const { timers } = environment
  const span = Number(delay)
  for (let due = timers.elapsed + span; ; due += span) {
    await sleep(environment, [due - timers.elapsed, undefined, options])
    yield value
  }
}

function abortError(cause: unknown): Error {
  const error = new Error('The operation was aborted', { cause })
  return Object.assign(error, { name: 'AbortError', code: 'ABORT_ERR' })
}

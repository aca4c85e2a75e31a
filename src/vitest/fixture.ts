import { MisuseError } from '../kernel/errors.ts'
import { createFakeHealthLake } from '../clients/create-fake.ts'
import type { FakeHealthLake } from '../clients/fake.ts'
import type { FakeHealthLakeOptions } from '../clients/fake-options.ts'
import { withTimeline } from '../testing/assert/verdict.ts'

// How many milliseconds of real time listeners have after a test, for which Vitest has no limit; a test may replace timers.
const PATIENCE = 1000
const { setTimeout, clearTimeout } = globalThis

/** What `test` brings. */
export interface HealthLakeFixtures {
  /** The options of the fake of each test (default: those of `createFakeHealthLake()`); for `test.override`. */
  healthlakeOptions: FakeHealthLakeOptions
  /** A fake of the test's own; after the test its listeners are awaited, and it is verified, reset and disposed of. */
  healthlake: FakeHealthLake
}

interface Result {
  readonly state: string
  readonly errors?: readonly Failure[]
}

interface Failure {
  readonly name?: string
  message: string
  stack?: string
}

// Vitest's own type would make its CommonJS declarations a part of ours.
interface Context {
  readonly healthlakeOptions: FakeHealthLakeOptions
  readonly task: { readonly result?: Result | undefined }
}

// A range in package.json cannot refuse an older Vitest: beside one it makes npm 10 and 11 crash.
export function assertRecentVitest(test: object): void {
  if ('override' in test) return
  throw new MisuseError(
    'fake-healthlake/vitest needs Vitest 4.1 or newer, and this one is older; update it, or import from fake-healthlake, which works with any.',
  )
}

export async function withHealthLake(
  { healthlakeOptions, task }: Context,
  use: (fake: FakeHealthLake) => Promise<void>,
): Promise<void> {
  // Without `using`, for which contexts of node:vm have no symbol.
  const fake = createFakeHealthLake(healthlakeOptions)
  try {
    await use(fake)
    if (task.result?.state === 'fail') tell(fake, task.result.errors ?? [])
    else await verify(fake)
  } finally {
    // A clock that comes from the options may be there for the next test, too.
    fake.reset()
    fake.dispose()
  }
}

// What failed tells what the fake saw, unless a matcher has told it already.
function tell(fake: FakeHealthLake, [error]: readonly Failure[]): void {
  if (error === undefined || /^now \d{4}-/m.test(error.message)) return
  error.message = withTimeline(fake, error.message)
  // Some reporters show the stack alone, and that of a test that timed out does not begin with the message.
  const frames = /(?:\n\s+at .*)+$/.exec(error.stack ?? '')
  if (frames !== null) error.stack = `${error.name}: ${error.message}${frames[0]}`
}

async function verify(fake: FakeHealthLake): Promise<void> {
  try {
    await delivered(fake)
    fake.verify()
  } catch (error) {
    const { message, cause } = error as Error
    throw new MisuseError(withTimeline(fake, message), cause === undefined ? {} : { cause })
  }
}

// A listener that waits for what never comes is told by verify.
async function delivered(fake: FakeHealthLake): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const waited = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, PATIENCE)
  })
  await Promise.race([fake.eventsDelivered(), waited])
  clearTimeout(timer)
}

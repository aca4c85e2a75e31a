import type { FaultRule } from '../state/fault-rules.ts'
import type { Snapshot } from '../state/snapshot.ts'
import { MisuseError } from '../kernel/errors.ts'
import { toInstant } from '../kernel/time.ts'
import type { FakeHealthLake } from '../clients/fake.ts'
import { serviceOf } from '../clients/service-of.ts'
import { nameSite } from '../service/faults/faults.ts'
import type { DataFile } from './data-files.ts'

export interface Beginning {
  readonly snapshot?: Snapshot | undefined
  readonly files?: readonly DataFile[]
  readonly rules?: readonly FaultRule[]
  // Of the rules.
  readonly file?: string | undefined
}

export function beginWith(fake: FakeHealthLake, beginning: Beginning): FakeHealthLake {
  const { snapshot, files = [], rules = [], file } = beginning
  const resetToNothing = fake.reset.bind(fake)
  function add(rule: FaultRule, which: string): void {
    const { id } = saying(`--faults ${file}${which}`, () => fake.faults.add(rule))
    const service = serviceOf(fake)
    if (service === undefined || file === undefined) return
    nameSite(service, id, `the start, by --faults ${file}`)
  }
  function begin(some: readonly FaultRule[]): void {
    if (snapshot !== undefined) saying('--snapshot', () => fake.restore(snapshot))
    for (const { uri, body } of files) fake.objects.put(uri, body)
    for (const [index, rule] of some.entries())
      add(rule, some.length > 1 ? `, rule ${index + 1}` : '')
  }
  begin(rules)
  return Object.assign(fake, {
    reset() {
      resetToNothing()
      begin(rules.filter((rule) => !isOver(rule, fake.clock.now())))
    },
  })
}

function saying<T>(option: string, act: () => T): T {
  try {
    return act()
  } catch (error) {
    throw new MisuseError(`${option}: ${(error as Error).message}`)
  }
}

// On a clock that goes on by itself a window may have ended since; such a rule cannot be added, and would never strike.
function isOver({ until }: FaultRule, now: number): boolean {
  return until !== undefined && toInstant(until, 'until') <= now
}

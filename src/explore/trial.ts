import type { Service } from '../service/service.ts'
import type { FakeHealthLake } from '../clients/fake.ts'
import { serviceOf } from '../clients/service-of.ts'
import type { Sandbox } from './sandbox.ts'
import { listCandidates } from './candidates.ts'
import type { Wanted } from './options.ts'
import type { InjectedFault } from './outcomes.ts'
import { findFailure } from './failure.ts'
import { isAccepted, isInjected, isOwnFailure } from './judge.ts'
import { describeRight, marksOf } from './marks.ts'
import type { ExploreOptions } from './options.ts'
import type { Finding } from './report.ts'
import { runOnce, type Patience, type Scenario } from './run.ts'
import { assertCalls, assertFaults, assertNoFailure } from './preconditions.ts'
import { callsSince, countReached } from './watch.ts'
import type { Call } from '../service/history/calls.ts'

export interface Exploration {
  readonly fake: FakeHealthLake
  readonly scenario: Scenario
  readonly check: ExploreOptions['check']
  readonly accepts: ExploreOptions['accepts']
  readonly sandbox: Sandbox
}

// The first run may have to load modules.
const PATIENCE_WITHOUT_FAULT = 1000
const PATIENCE = 20

export interface FaultFree {
  // How many calls the program made.
  readonly calls: number
  // The faults to try.
  readonly faults: readonly InjectedFault[]
  // How long the program may be silent.
  readonly patience: Patience
}

export async function withoutFault(
  exploration: Exploration,
  maxCalls: number,
  wanted: Wanted,
): Promise<FaultFree> {
  const { fake } = exploration
  const requests = serviceOf(fake)?.state.history.requests
  return onFork(fake, async (fork, service) => {
    const before = service.state.history.calls
    const reached = countReached(service)
    const patience = { atLeast: PATIENCE_WITHOUT_FAULT, learned: PATIENCE }
    const run = { ...exploration, fork, service, maxCalls, patience }
    const ending = await runOnce(run)
    const keptRules = reached.isIntact()
    reached.remove()
    // What check requests is not part of the program.
    const calls = callsSince(fork, before)
    const ended = { ...run, ending, before, keptRules, isPassedOn: () => false }
    assertNoFailure(await findFailure(ended))
    assertCalls(calls, serviceOf(fake)?.state.history.requests === requests)
    const faults = listCandidates(service, calls, reached, wanted)
    const { outcomes } = wanted
    if (outcomes?.length !== 0) assertFaults(faults, calls, outcomes)
    return { calls: calls.length, faults, patience: { ...patience, atLeast: PATIENCE } }
  })
}

export async function withFault(
  exploration: Exploration,
  maxCalls: number,
  patience: Patience,
  fault: InjectedFault,
): Promise<Finding> {
  return onFork(exploration.fake, async (fork, service) => {
    const before = service.state.history.calls
    const injected = fork.faults.add(fault)
    const id = service.state.faults.added
    const run = { ...exploration, fork, service, maxCalls, patience }
    const ending = await runOnce(run)
    const keptRules = service.state.faults.rules.some((rule) => rule.id === id)
    injected.remove()
    const affected = callsSince(fork, before).filter(
      (call) => findAffectedRequests(call, id).length > 0,
    )
    const requestIds = new Set(affected.flatMap((call) => findAffectedRequests(call, id)))
    const marks = marksOf(service.settings, fault)
    const failure = await findFailure({
      ...run,
      ending,
      before,
      keptRules,
      isPassedOn: (reason) =>
        isInjected(reason, { outcome: fault.outcome, requestIds, marks }) ||
        (affected.length > 0 && isAccepted(exploration.accepts, reason, fault)),
      describeRight: (reason) =>
        affected.length === 0 || isOwnFailure(reason, requestIds)
          ? undefined
          : describeRight(fault, marks),
    })
    const [first] = affected
    return {
      fault,
      call: first === undefined ? undefined : first.sequence - before,
      ...(failure === undefined ? {} : { failure }),
    }
  })
}

// Disposed of afterwards, so that a program that still waits no longer intercepts anything.
async function onFork<T>(
  fake: FakeHealthLake,
  run: (fork: FakeHealthLake, service: Service) => Promise<T>,
): Promise<T> {
  const fork = fake.fork()
  const service = serviceOf(fork) as Service
  // Its timers are virtual, and everything else shows whether the program is busy outside.
  service.keepsProcess = false
  try {
    return await run(fork, service)
  } finally {
    fork.dispose()
  }
}

function findAffectedRequests(call: Call, rule: number): string[] {
  const isInPart = isAffectedInPart(call, rule)
  return call.attempts
    .filter(({ fault, faults = [fault] }) => isInPart || faults.some((each) => each?.rule === rule))
    .map(({ requestId }) => requestId)
}

function isAffectedInPart({ entries = [] }: Call, rule: number): boolean {
  return entries.some(({ fault }) => fault?.rule === rule)
}

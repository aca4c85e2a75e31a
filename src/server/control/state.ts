import { compareUtf8 } from '../../kernel/utf8.ts'
import { isSystemClock, pollsOf } from '../../kernel/clock.ts'
import { changedOptions } from '../../service/changed-options.ts'
import { listFaults } from '../../service/faults/look.ts'
import { toProperties } from '../../service/look.ts'
import type { Service } from '../../service/service.ts'
import { runDueTransitions } from '../../service/transitions.ts'
import type { ObjectBuckets } from '../../state/buckets.ts'
import type { ResourceStore } from '../../state/resources.ts'
import { listJobs } from './jobs.ts'
import { nextOf } from './next.ts'
import { bodyless, type Control, type Paths } from './path.ts'
import { json } from './reply.ts'
import { verdictOf } from './telling.ts'
import { timeOf } from './whole.ts'

export const statePaths: Paths = {
  '/_fake/state': { GET: bodyless((asked) => json(describeState(asked))) },
}

// All that a look at the fake begins with; what is large is counted here, and has a path of its own.
function describeState({ fake, service, outward }: Control): object {
  runDueTransitions(service)
  const { accountId, region } = fake
  const { history, objects } = service.state
  return {
    accountId,
    region,
    clock: { ...timeOf(fake), ...describeClock(service) },
    settings: describeSettings(service),
    // Those that make a fake with the same settings.
    options: changedOptions(service.settings),
    nextTransition: fake.nextTransition() ?? null,
    datastores: outward.value(listDatastores(service)),
    jobs: listJobs(service),
    buckets: listBuckets(objects),
    faults: listFaults(service),
    verify: verdictOf(fake),
    history: {
      // With those that were cleared or let go.
      calls: history.calls,
      kept: history.records.length,
      transitions: history.transitions.length,
    },
  }
}

function describeClock({ clock }: Service): object {
  const polls = pollsOf(clock)
  if (polls !== undefined) return { kind: 'polling', polls }
  return { kind: isSystemClock(clock) ? 'system' : 'manual' }
}

function describeSettings({ settings }: Service): object {
  const { seed, durations: lifecycle, quotas, assumptions, unknownMembers } = settings
  return { seed, lifecycle, quotas, assumptions, unknownMembers }
}

function listDatastores(service: Service): object[] {
  return Array.from(service.state.regions).flatMap(([region, { datastores, resources }]) =>
    datastores.all().map((datastore) => ({
      region,
      properties: toProperties(service, datastore),
      next: nextOf(service, { region, resource: 'datastore', id: datastore.id }),
      resources: countResources(resources.get(datastore.id)),
    })),
  )
}

// How many there are of each type, without those that were deleted.
function countResources(store: ResourceStore | undefined): Record<string, number> {
  const counts = Array.from(store?.types ?? [], ([type, { latest }]) => {
    const count = Array.from(latest.values()).filter(({ text }) => text !== undefined).length
    return [type, count] as const
  })
  return Object.fromEntries(counts.toSorted(([a], [b]) => compareUtf8(a, b)))
}

function listBuckets(buckets: ObjectBuckets): object[] {
  return Array.from(buckets)
    .toSorted(([a], [b]) => compareUtf8(a, b))
    .map(([name, { objects }]) => {
      const sizes = Array.from(objects.values(), ({ body }) => body.byteLength)
      return { name, objects: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) }
    })
}

import type { ToldEvent, Timeline } from './answers.ts'

// The lanes with the events about their resources.
export function withEvents({ now, lanes }: Timeline, events: readonly ToldEvent[]): Timeline {
  const told = lanes.map(({ name, events: own }) => {
    const about = events.filter((event) => name.endsWith(` ${subjectOf(event)}`))
    const marks = about.map((event) => ({
      kind: 'event',
      at: new Date(event.time).toISOString(),
      text: event['detail-type'],
    }))
    return { name, events: [...own, ...marks] }
  })
  return { now, lanes: told }
}

// A job, or else a data store.
export function subjectOf({ detail }: ToldEvent): string {
  const id = detail['jobId'] ?? detail['datastoreId']
  return typeof id === 'string' ? id : ''
}

const times = [
  'CreatedAt',
  'SubmitTime',
  'EndTime',
  'BackupEnabledAt',
  'EarliestRestorePoint',
  'LatestRestorePoint',
  'ScheduledPermanentDeletionTime',
]

/** Writes an input as it goes over the wire, where a time is in seconds since 1970. */
export function written(input: object): string {
  return JSON.stringify(input, seconds)
}

/** Reads an output from the wire. */
export function read(text: string): unknown {
  return JSON.parse(text, dated)
}

// A Date has made text of itself before a replacer sees it.
function seconds(this: unknown, member: string, value: unknown): unknown {
  const given = (this as Record<string, unknown>)[member]
  return given instanceof Date ? given.getTime() / 1000 : value
}

function dated(member: string, value: unknown): unknown {
  return times.includes(member) && typeof value === 'number' ? new Date(value * 1000) : value
}

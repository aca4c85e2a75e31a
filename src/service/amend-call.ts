import type { Service } from './service.ts'

// What became of the parts of a call that started a job, once that is known.
export function amendCall({ state, exchanges }: Service, jobId: string, parts: object): void {
  const { history } = state
  const started = history.records.findLastIndex(
    ({ operation, output = {} }) =>
      exchanges[operation]?.parts !== undefined && 'JobId' in output && output.JobId === jobId,
  )
  const call = history.records[started]
  if (call === undefined) return
  history.records = history.records.with(started, { ...call, output: { ...call.output, ...parts } })
}

import { send } from '../api.ts'
import type { Next } from '../answers.ts'
import { shortTime, textOf, until } from '../format.ts'
import type { Model } from '../live.ts'
import { Button, Problem, Status } from './parts.tsx'
import { useDeed } from './use.ts'

export function Stores({ model: { state, now } }: { model: Model }) {
  const deed = useDeed()
  if (state === undefined) return null
  const { datastores, jobs } = state
  return (
    <>
      <Problem text={deed.problem} />
      <h2>Data stores</h2>
      {datastores.length === 0 ? (
        <p class="empty">There is no data store.</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th>Name</th>
              <th>Id</th>
              <th>Region</th>
              <th>Status</th>
              <th>Next</th>
              <th>Resources</th>
              <th>Created</th>
            </tr>
          </thead>
          <tbody>
            {datastores.map(({ region, properties, next, resources }) => (
              <tr key={textOf(properties['DatastoreId'])}>
                <td>{textOf(properties['DatastoreName'])}</td>
                <td>
                  <code>{textOf(properties['DatastoreId'])}</code>
                </td>
                <td>{region}</td>
                <td>
                  <Status of={properties['DatastoreStatus']} />
                </td>
                <td>{nextText(next, now)}</td>
                <td>
                  {Object.entries(resources)
                    .map(([type, count]) => `${type} ${count}`)
                    .join(', ')}
                </td>
                <td>{shortTime(textOf(properties['CreatedAt']))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <h2>Jobs</h2>
      {jobs.length === 0 ? (
        <p class="empty">There is no job.</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th>Kind</th>
              <th>Id</th>
              <th>Data store</th>
              <th>Status</th>
              <th>Next</th>
              <th>Submitted</th>
              <th>Message</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {jobs.map(({ kind, properties, next }) => (
              <tr key={textOf(properties['JobId'])}>
                <td>{kind}</td>
                <td>
                  <code>{textOf(properties['JobId'])}</code>
                </td>
                <td>
                  <code>{textOf(properties['DatastoreId']).slice(0, 8)}</code>
                </td>
                <td>
                  <Status of={properties['JobStatus']} />
                </td>
                <td>{nextText(next, now)}</td>
                <td>{shortTime(textOf(properties['SubmitTime']))}</td>
                <td>{textOf(properties['Message'])}</td>
                <td>
                  {kind === 'exportJob' && next !== undefined ? (
                    <Button
                      disabled={deed.isBusy}
                      onClick={() =>
                        deed.run(() =>
                          send('POST', `exportJobs/${textOf(properties['JobId'])}/cancel`),
                        )
                      }
                    >
                      Cancel
                    </Button>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}

function nextText(next: Next | undefined, now: string): string {
  return next === undefined ? '' : `${next.to} in ${until(next.at, now)}`
}

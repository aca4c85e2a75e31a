import { expect } from 'vitest'
import type { FakeHealthLake } from 'fake-healthlake'
import { role } from '../values.ts'
import type { Answered, Asked, FhirDoor, OpenFhirDoor } from './door.ts'

export const respondAsync = { Prefer: 'respond-async' }

/** The body of an export that is started with POST. */
export function exportBody(more: Record<string, unknown> = {}): object {
  return {
    DataAccessRoleArn: role,
    OutputDataConfig: { S3Configuration: { S3Uri: 's3://results/exports', KmsKeyId: 'alias/key' } },
    ...more,
  }
}

/** A request that starts an export with POST. */
export function exportRequest(path = '$export', query: Asked['query'] = {}): Asked {
  return { method: 'POST', path, query, headers: respondAsync, body: exportBody() }
}

export interface Started {
  readonly id: string
  /** Where it can be polled. */
  readonly location: string
  readonly answer: Answered
}

/** Asks for what starts a job, and is taken. */
export async function start({ request }: OpenFhirDoor, asked: Asked): Promise<Started> {
  const answer = await request(asked)
  expect(answer.status).toBe(202)
  const location = answer.headers['content-location'] ?? ''
  return { id: location.split('/').at(-1) ?? '', location, answer }
}

export interface Manifest {
  readonly exportJobProperties: Record<string, unknown>
  readonly output?: readonly {
    readonly type: string
    readonly url: string
    readonly count: number
  }[]
}

/** Lets an export end, and tells what its poll says then. */
export async function settledExport(open: OpenFhirDoor, asked: Asked): Promise<Manifest> {
  const { location } = await start(open, asked)
  open.fake.settle()
  const { status, body } = await open.request({ path: location })
  expect(status).toBe(200)
  return body as Manifest
}

/** The resources that an export has written, as Type/id, in the order of its files. */
export async function exported(open: OpenFhirDoor, asked: Asked): Promise<readonly string[]> {
  const { output = [] } = await settledExport(open, asked)
  return output.flatMap(({ url, count }) => {
    const lines = linesOf(open.fake.objects.text(url) ?? '')
    expect(lines).toHaveLength(count)
    return lines.map(nameOf)
  })
}

/** The lines of a file of an export. */
export function linesOf(text: string): readonly string[] {
  expect(text.endsWith('\n')).toBe(true)
  return text.slice(0, -1).split('\n')
}

function nameOf(line: string): string {
  const { resourceType, id } = JSON.parse(line) as Record<string, string>
  return `${resourceType}/${id}`
}

/** Starts a removal, and lets it end. */
export async function removed(open: OpenFhirDoor, path: string, query = {}): Promise<Started> {
  const started = await start(open, { method: 'POST', path, query })
  open.fake.settle()
  return started
}

/** Puts resources there, given as Type/id, with what else they have. */
export function arrange(
  { fake, store }: { readonly fake: FakeHealthLake; readonly store: string },
  resources: Readonly<Record<string, object>>,
): void {
  for (const [name, members] of Object.entries(resources)) {
    const [resourceType = '', id] = name.split('/')
    fake.resources(store).put({ resourceType, id, ...members })
  }
}

/** All resources that are there, as Type/id. */
export function namesIn({ fake, store }: OpenFhirDoor): readonly string[] {
  const all = fake.resources(store).list() as { resourceType: string; id: string }[]
  return all.map(({ resourceType, id }) => `${resourceType}/${id}`)
}

export function ofPatient(id: string): object {
  return { subject: { reference: `Patient/${id}` } }
}

/** Two patients with an observation each, an encounter of the first, and what belongs to nobody. */
export async function withPatients(door: FhirDoor): Promise<OpenFhirDoor> {
  const open = await door.open()
  arrange(open, {
    'Patient/a': {},
    'Patient/b': {},
    'Observation/oa': ofPatient('a'),
    'Observation/ob': ofPatient('b'),
    'Observation/none': { subject: { reference: 'Group/a' } },
    'Organization/x': {},
    'Encounter/ea': { subject: { reference: `${open.url}Patient/a/_history/1` } },
  })
  return open
}

import type { Datastore } from './datastores.ts'
import type { ImportRun } from '../features/imports/input.ts'
import type { Job } from './jobs.ts'
import { fromBase64, toBase64 } from '../kernel/base64.ts'
import type { ObjectBuckets } from './buckets.ts'
import { compareUtf8 } from '../kernel/order.ts'
import { bytesOf, textOf } from '../kernel/utf8.ts'
import {
  resourcesByType,
  openResourceStore,
  writableResources,
  type ResourceStores,
  type StoredResource,
} from './resources.ts'

export type Body =
  | { readonly text: string }
  | { readonly text?: undefined; readonly base64: string }

interface WrittenBucket {
  readonly name: string
  readonly touched: boolean
  readonly objects: readonly { readonly key: string; readonly at: number; readonly body: Body }[]
}

export interface WrittenResource extends StoredResource {
  readonly datastoreId: string
  readonly type: string
  readonly id: string
}

export interface WrittenJob extends Omit<Job, 'run'> {
  readonly run?: Pick<ImportRun, 'since' | 'lasts' | 'refused'> & {
    readonly files?: readonly { readonly name: string; readonly body: Body }[] | undefined
  }
}

export interface Contents {
  readonly objects: readonly WrittenBucket[]
  readonly regions: readonly {
    readonly datastores: readonly Datastore[]
    readonly importJobs: readonly WrittenJob[]
    readonly resources: readonly WrittenResource[]
  }[]
}

export function writtenBuckets(buckets: ObjectBuckets): WrittenBucket[] {
  return Array.from(buckets, ([name, { touched, objects }]) => ({
    name,
    touched,
    objects: Array.from(objects, ([key, { at, body }]) => ({
      key,
      at,
      body: written(body),
    })).toSorted((a, b) => compareUtf8(a.key, b.key)),
  })).toSorted((a, b) => compareUtf8(a.name, b.name))
}

export function bucketsFrom(given: Contents['objects']): ObjectBuckets {
  return new Map(
    given.map(({ name, touched, objects }) => {
      const stored = objects.map(
        ({ key, at, body }) => [key, { at, body: bytesFrom(body) }] as const,
      )
      return [name, { touched, shared: false, objects: new Map(stored) }]
    }),
  )
}

export function writtenResources(library: ResourceStores): WrittenResource[] {
  return Array.from(library, ([datastoreId, shelves]) =>
    resourcesByType(shelves).flatMap(([type, resources]) =>
      Array.from(resources, ([id, stored]) => ({ datastoreId, type, id, ...stored })),
    ),
  ).flat()
}

export function readResource(library: ResourceStores, given: WrittenResource): void {
  const { datastoreId, type, id, versionId, text } = given
  writableResources(openResourceStore(library, datastoreId), type).set(id, { versionId, text })
}

export function writtenJob(job: Job): WrittenJob {
  const { run } = job
  if (run?.files === undefined) return job as WrittenJob
  const files = run.files.map(({ name, body }) => ({ name, body: written(body) }))
  return { ...job, run: { ...run, files } }
}

export function jobFrom(given: WrittenJob): Job {
  const { run } = given
  if (run?.files === undefined) return given as Job
  const { since, lasts } = run
  const files = run.files.map(({ name, body }) => ({ name, body: bytesFrom(body) }))
  return { ...given, run: { since, lasts, files } }
}

function written(body: Uint8Array): Body {
  const text = textOf(body)
  return text === undefined ? { base64: toBase64(body) } : { text }
}

function bytesFrom(body: Body): Uint8Array {
  return body.text === undefined ? (fromBase64(body.base64) as Uint8Array) : bytesOf(body.text)
}

import type { Resources } from 'fake-healthlake'
import { expectTypeOf } from 'vitest'

interface Patient {
  resourceType: 'Patient'
  id?: string
  active?: boolean
}

// `put` takes what a program has as types of its own, and literals with any members; not what has no type.
declare const resources: Resources
declare const patient: Patient
expectTypeOf(resources.put(patient)).toEqualTypeOf<Record<string, unknown>>()
expectTypeOf(resources.put({ resourceType: 'Basic', code: {} })).toBeObject()
// An id may be there and undefined, as what computes it leaves it.
expectTypeOf(resources.put({ resourceType: 'Basic', id: undefined })).toBeObject()
// What is looked at can be asserted to be of a program's own type, one or many, and changed as any list.
expectTypeOf(resources.get('Patient', 'a') as Patient | undefined).toEqualTypeOf<
  Patient | undefined
>()
const patients = resources.list('Patient') as Patient[]
expectTypeOf(patients).toEqualTypeOf<Patient[]>()
const listed = resources.list()
listed.push(...resources.list('Patient'), { resourceType: 'Basic' })
expectTypeOf(listed.map(({ id }) => id)).toEqualTypeOf<unknown[]>()
expectTypeOf(listed[0]).toEqualTypeOf<Record<string, unknown> | undefined>()
// @ts-expect-error A resource needs a type.
resources.put({ id: 'a' })
// @ts-expect-error An id is a text.
resources.put({ resourceType: 'Patient', id: 7 })

// The declared form of the public surface.
interface Declared {
  list(resourceType?: string): Record<string, unknown>[]
  get(resourceType: string, id: string): Record<string, unknown> | undefined
  put(resource: { resourceType: string; id?: string }): Record<string, unknown>
  versions(
    resourceType: string,
    id: string,
  ): {
    readonly versionId: string
    readonly at: string
    readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE'
    readonly resource: Record<string, unknown> | undefined
  }[]
  delete(resourceType: string, id: string): boolean
  search(
    resourceType: string,
    query?: string | Readonly<Record<string, string | readonly string[]>>,
  ): Record<string, unknown>[] | (Record<string, unknown>[] & never[])
}
expectTypeOf<Resources>().toExtend<Declared>()
expectTypeOf<Declared>().toExtend<Resources>()

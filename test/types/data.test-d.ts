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
// @ts-expect-error A resource needs a type.
resources.put({ id: 'a' })
// @ts-expect-error An id is a text.
resources.put({ resourceType: 'Patient', id: 7 })

// The declared form of the public surface.
expectTypeOf<Resources>().toExtend<{
  put(resource: { resourceType: string; id?: string }): Record<string, unknown>
}>()

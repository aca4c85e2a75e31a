import type { Service } from '../service/service.ts'
import type { FakeHealthLake } from './fake.ts'

const key = Symbol('service')

/**
 * Ties a fake to its service, for the entries of this package that need it.
 *
 * @param fake The fake
 * @param service The service
 * @returns The fake
 */
export function withService(fake: FakeHealthLake, service: Service): FakeHealthLake {
  return Object.defineProperty(fake, key, { value: service })
}

/**
 * Gives the service of a fake.
 *
 * @param fake What should be a fake
 * @returns The service; undefined if it is none
 */
export function serviceOf(fake: unknown): Service | undefined {
  return (fake as { [key]?: Service } | undefined)?.[key]
}

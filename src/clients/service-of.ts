import type { Service } from '../service/service.ts'
import type { FakeHealthLake } from './fake.ts'

const key = Symbol('service')

export function withService(fake: FakeHealthLake, service: Service): FakeHealthLake {
  return Object.defineProperty(fake, key, { value: service })
}

export function serviceOf(fake: unknown): Service | undefined {
  return (fake as { [key]?: Service } | undefined)?.[key]
}

import type * as fc from 'fast-check'
import {
  createFakeHealthLake,
  type FakeHealthLake,
  type FhirRequest,
  type FhirResponse,
  type Snapshot,
} from 'fake-healthlake'
import { expect } from 'vitest'
import { newNaive, type Naive } from './naive.ts'

/** The model: the store that is asked, forks that wait, and what was saved. */
export interface Model {
  store: Naive
  others: Naive[]
  saved: Naive | undefined
  /** How often a transaction was carried out, and how often not. */
  readonly transactions: { done: number; refused: number }
}

/** A fake, and where the next page of a deletion is. */
export interface Place {
  readonly fake: FakeHealthLake
  next: string | undefined
}

export interface Real {
  place: Place
  others: Place[]
  saved: { readonly snapshot: Snapshot; readonly next: string | undefined } | undefined
}

export type Step = fc.Command<Model, Real>

export const STORE = 'store'

export function newModel(transactions: Model['transactions']): Model {
  const now = Date.parse('2025-01-01T00:00:00Z')
  return { store: newNaive(now), others: [], saved: undefined, transactions }
}

export function newReal(): Real {
  const fake = createFakeHealthLake()
  fake.addDatastore({ DatastoreId: STORE })
  return { place: { fake, next: undefined }, others: [], saved: undefined }
}

export function ask({ place }: Real, request: FhirRequest): FhirResponse {
  return place.fake.fhir(STORE).request(request)
}

/** Makes a step that reads as its text. */
export function step(text: string, run: Step['run'], check: Step['check'] = () => true): Step {
  return { run, check: (model) => check(model), toString: () => text }
}

export function expectSame(told: unknown, expected: unknown): void {
  expect(told).toEqual(expected)
}

import type { FakeHealthLake, FakeHealthLakeOptions } from 'fake-healthlake'

/** A way to the FHIR endpoint of a data store, through which the suite is led. */
export interface FhirDoor {
  readonly name: string
  /** Opens it on a fake with one data store that is ACTIVE and empty, until the end of the test. */
  open(options?: FakeHealthLakeOptions): Promise<OpenFhirDoor>
}

export interface OpenFhirDoor {
  readonly fake: FakeHealthLake
  /** The DatastoreId. */
  readonly store: string
  /** The address of the endpoint as callers of this door know it, with a slash at its end. */
  readonly url: string
  /** Asks as somebody who is allowed to, unless the headers say something of that themselves. */
  readonly request: Ask
  /** The same for another data store of the fake, in this region or another. */
  readonly to: (datastoreId: string, region?: string) => Ask
}

export type Ask = (request: Asked) => Promise<Answered>

/** A request; its path is below the endpoint or an absolute URL. */
export interface Asked {
  readonly method?: string
  readonly path: string
  readonly query?: string | Record<string, string | readonly string[]>
  readonly headers?: Record<string, string>
  readonly body?: unknown
}

export interface Answered {
  readonly status: number
  /** By their names in small letters. */
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
  /** What the text says as JSON; undefined where there is none. */
  readonly body: unknown
}

import type { HealthLake, HealthLakeClientConfig } from '@aws-sdk/client-healthlake'
import type { AnyClient } from './sdk/sdk.ts'
import type { GivenDatastore } from '../service/add-datastore.ts'
import type { Clock } from '../kernel/clock.ts'
import type { NamedDisposable } from '../kernel/disposal.ts'
import type { Faults } from '../service/faults/faults.ts'
import type {
  DatastoreProperties,
  ExportJobProperties,
  ImportJobProperties,
} from '../service/look.ts'
import type { Snapshot } from '../state/snapshot.ts'
import type { Resources } from '../service/resources.ts'
import type { EventBus } from './event-bus.ts'
import type { FhirEndpoint } from './fhir.ts'
import type { RegionContext } from './fake-options.ts'
import type { Objects } from './objects.ts'
import type { Input, OperationName, Output } from '../model/healthlake/infer.ts'
import type { Call } from '../service/history/calls.ts'
import type { Transition } from '../service/transitions.ts'

/** One AWS account's HealthLake, in memory. State is kept per region; two fakes share nothing. */
export interface FakeHealthLake extends EventBus, NamedDisposable {
  /** The AWS account whose ARNs the fake shows, 12 digits. */
  readonly accountId: string
  /** The region of requests that name none. */
  readonly region: string
  /**
   * The time that statuses, jobs, quotas and fault rules go by: the clock that was given, or a `manualClock()`, which
   * stands still until it is moved: `fake.clock.advance({ minutes: 15 })`.
   */
  readonly clock: Clock
  /** What goes wrong. */
  readonly faults: Faults
  /** The in-memory S3 that imports read and jobs write. */
  readonly objects: Objects

  /**
   * Makes AWS's own client over an in-memory transport: serialisation, middleware, retries, waiters, paginators and error
   * classes are the SDK's. Nothing is read from the environment or from files, nothing reaches the network; retries
   * are real in number and rule, yet take no time and use no timer. Members that the service's model does not have are
   * refused before the SDK drops them, and a ClientToken is filled in from the seed. It is the aggregated client, which
   * takes commands and has a method for each operation.
   *
   * @param config The client's configuration; handler options are fine, a request handler is not, and time limits mean
   *   what they mean to AWS's. A `retryStrategy` or `retryMode` of its own wins.
   * @returns The client
   * @throws MisuseError if the configuration is no object, or brings a request handler instance
   */
  client(config?: HealthLakeClientConfig): HealthLake
  /**
   * Makes the same as a configuration, for code that builds its client itself: `new
   * HealthLakeClient(fake.clientConfig())`. A ClientToken is then filled in by the SDK, at random.
   *
   * @param config The client's configuration
   * @returns The configuration
   * @throws MisuseError if the configuration is no object, or brings a request handler instance
   */
  clientConfig(config?: HealthLakeClientConfig): HealthLakeClientConfig
  /**
   * Redirects a client that was made out of reach, or every client of a class, to the fake, with all of the SDK running as
   * in `client()`, and its own time limits. The client's own region counts, which its code or AWS_REGION names; one that has none gets the fake's,
   * whatever files or the machine's metadata say, and one whose region is wrong or cannot be told rejects as it would
   * without the fake.
   *
   * Where several fakes intercept one target, as in concurrent tests, a call goes to the one that intercepted it last in
   * the call's own asynchronous context; a call from the context of none is refused, if there are several.
   *
   * @param target `HealthLakeClient`, or one client, of any copy or version of the SDK
   * @returns What to dispose of to end the interception
   * @throws MisuseError if the target is no client, is a module mock, is frozen, leads to another fake, or this fake
   *   intercepts it already
   * @example
   *   using _ = fake.intercept(HealthLakeClient) // until the end of the block
   */
  intercept(target: AnyClient | (abstract new (...args: never) => AnyClient)): NamedDisposable
  /**
   * Makes a client whose `send` goes straight to the service: no bytes, no retries, no generated tokens; the first error
   * is thrown. It honours `abortSignal` and callbacks.
   *
   * @param config The client's region (default: the fake's)
   * @returns The client
   */
  directClient(config?: RegionContext): HealthLake
  /**
   * Puts the service under an aws-sdk-client-mock stub, of a class or of one client: every command answers from the fake,
   * the mock's own `on(...)` overrides come first. The region is as with `intercept`. After `mock.reset()` attach again.
   *
   * @param mock What `mockClient` returned
   * @returns The mock
   * @throws MisuseError if it is no such mock, or was restored
   */
  attach<Mock extends object>(mock: Mock): Mock
  /**
   * Answers as AWS's endpoints do: a drop-in for the global fetch, which may be passed on without the fake. A request is
   * one for HealthLake if its host is (`healthlake.<region>.amazonaws.com`, the FIPS, dual-stack and private ones, the
   * fake's `datastoreOrigin`), and on any host if its path is one of a data store, `/datastore/<id>/…`, or its
   * `x-amz-target` an operation of HealthLake. That it is signed is checked, and the form of the signature; not its value.
   *
   * @example
   * const app = createApp({ fetch: fake.fetch })
   * http.all('https://healthlake.*', ({ request }) => fake.fetch(request)) // a handler of MSW
   * @param input The request, or where to send it
   * @param init The rest of it, as for the global fetch
   * @returns The response. It rejects with a TypeError, as the global fetch does, where a fault rule loses the answer,
   *   and with the reason of the signal if that is aborted
   * @throws MisuseError if it is neither a Request nor an absolute URL, or the request is not for HealthLake
   */
  readonly fetch: (input: Request | URL | string, init?: RequestInit) => Promise<Response>
  /**
   * Calls the service itself, synchronously.
   *
   * @param operation The operation
   * @param input Its input, as the SDK's command takes it
   * @param context The region (default: the fake's)
   * @returns Its output, without `$metadata`
   * @throws ServiceError if the service refuses
   * @throws MisuseError if there is no such operation or input member
   */
  execute<Operation extends OperationName>(
    operation: Operation,
    input: Input<Operation>,
    context?: RegionContext,
  ): Output<Operation>

  /**
   * Looks at a data store as of now. That is no request: no history, no poll.
   *
   * @param idOrName Its id, or its name; of several with that name, the newest
   * @param context The region (default: the fake's)
   * @returns Its properties; undefined if there is none
   */
  datastore(idOrName: string, context?: RegionContext): DatastoreProperties | undefined
  /**
   * Looks at all data stores of a region as of now, without a request.
   *
   * @param context The region (default: the fake's)
   * @returns Their properties, the oldest first; deleted ones too, for as long as the service shows them
   */
  datastores(context?: RegionContext): DatastoreProperties[]
  /**
   * Looks at an import job as of now, in any region, without a request.
   *
   * @param jobId Its id
   * @returns Its properties; undefined if there is none
   */
  importJob(jobId: string): ImportJobProperties | undefined
  /**
   * Looks at an export job as of now, in any region, without a request.
   *
   * @param jobId Its id
   * @returns Its properties; undefined if there is none
   */
  exportJob(jobId: string): ExportJobProperties | undefined
  /**
   * Begins to cancel an export job, which the control plane itself cannot: CANCEL_SUBMITTED now, CANCEL_COMPLETED after
   * `lifecycle.cancelExportJob`.
   *
   * @param jobId Its id
   * @throws MisuseError if there is no such job, or it can no longer be cancelled
   */
  cancelExportJob(jobId: string): void
  /**
   * Adds a data store without a request, and without an event.
   *
   * @param given What it should be (default: an ACTIVE one); a status in transition goes on from there
   * @param context The region (default: the fake's)
   * @returns Its properties
   * @throws MisuseError if no such data store can be
   * @example
   *   fake.addDatastore({ DatastoreName: 'claims', DatastoreStatus: 'DELETING' })
   */
  addDatastore(given?: GivenDatastore, context?: RegionContext): DatastoreProperties

  /**
   * Gives the FHIR R4 endpoint of a data store, to be called synchronously and without a socket. An unknown id answers as
   * over the wire.
   *
   * @param datastoreId The store's id, in any region
   * @returns The endpoint
   * @throws MisuseError if that is no text
   */
  fhir(datastoreId: string): FhirEndpoint
  /**
   * Gives access to the FHIR resources of a data store, to look at and to arrange without a request.
   *
   * @param datastoreId The store's id, in any region
   * @returns The resources
   * @throws MisuseError if there is no such store
   */
  resources(datastoreId: string): Resources

  /** @returns What of the unfinished comes next, which has not happened yet; undefined if nothing is in progress */
  nextTransition(): Transition | undefined
  /**
   * Moves the clock to the next transition. Events that fault rules delay are delivered on the way, but are no step.
   *
   * @returns All transitions of that instant; none if nothing is in progress
   */
  step(): Transition[]
  /**
   * Moves the clock on until nothing is in progress and no event is late. What would never end is left out.
   *
   * @returns All transitions that happened
   * @throws MisuseError if listeners of events start something again and again
   */
  settle(): Transition[]

  /** The calls so far, the oldest first: one for each call of a client, however many attempts it made. Frozen. */
  readonly history: readonly Call[]
  /** @returns What happened and what is due, on the virtual time axis, by resource; text of several lines */
  timeline(): string
  /** Forgets the history, the events, and what `verify` would report. */
  clearHistory(): void
  /**
   * Checks that nothing went wrong unseen.
   *
   * @throws MisuseError if code swallowed one, a listener threw or has not finished, a finite rule is not used up or keeps
   *   an event back, or something unfinished was polled three times on a clock that stands still; it lists all of this
   */
  verify(): void

  /**
   * Takes the whole state, as of now: resources, what is scheduled, time, random seed, history, events. It is JSON.
   *
   * @returns The state
   */
  snapshot(): Snapshot
  /**
   * Restores a whole state, its time and random seed included: all that follows is as it was after the snapshot.
   *
   * @param snapshot What `snapshot()` returned, of this fake or another, also written to JSON and parsed again
   * @throws MisuseError if it is no snapshot, is of another version or account, or the clock is one of your own and
   *   would have to go back or does not do as it is told, or a listener calls it; then nothing was changed
   */
  restore(snapshot: Snapshot): void
  /**
   * Copies the fake: state, clock and settings. The copy is independent. It has no interceptions and no listeners; where
   * the clock is one of your own, it has a `manualClock()` that shows the same time.
   *
   * @returns The copy
   */
  fork(): FakeHealthLake
  /**
   * Makes the fake what it was when it was made, its clock included. Interceptions and listeners stay.
   *
   * @throws MisuseError if a listener calls it
   */
  reset(): void
}

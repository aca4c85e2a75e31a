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
   * The clock of statuses, jobs, quotas and fault rules: the one that was given, or a `manualClock()`, which stands
   * still until you move it: `fake.clock.advance({ minutes: 15 })`.
   */
  readonly clock: Clock
  /** What goes wrong. */
  readonly faults: Faults
  /** The in-memory S3 that imports read and jobs write. */
  readonly objects: Objects

  /**
   * Makes AWS's own client over an in-memory transport: serialisation, middleware, retries, waiters, paginators and
   * error classes are the SDK's. Nothing is read from the environment or from files, nothing reaches the network;
   * retries follow the SDK's rules and counts, but take no time and use no timer. Members that the service's model does
   * not have are refused before the SDK drops them, and a ClientToken is filled in from the seed. It takes commands,
   * and has a method for each operation.
   *
   * @param config The client's configuration; handler options are fine, a request handler is not. Time limits mean what
   *   they mean to AWS's handler. A `retryStrategy` or `retryMode` in it is used, with its delays.
   * @returns The client
   * @throws MisuseError if the configuration is not an object, or has a request handler instance
   */
  client(config?: HealthLakeClientConfig): HealthLake
  /**
   * Makes the same as a configuration, for code that builds its client itself: `new
   * HealthLakeClient(fake.clientConfig())`. A ClientToken is then filled in by the SDK, at random.
   *
   * @param config The client's configuration
   * @returns The configuration
   * @throws MisuseError if the configuration is not an object, or has a request handler instance
   */
  clientConfig(config?: HealthLakeClientConfig): HealthLakeClientConfig
  /**
   * Redirects a client that your code made, or every client of a class, to the fake; the SDK runs as in `client()`, with
   * the client's own time limits. The region is the one that the client's code or AWS_REGION names, or else the fake's,
   * whatever files or the machine's metadata say. A client with a wrong or unresolvable region rejects as without the fake.
   *
   * If several fakes intercept one target, as in concurrent tests, a call goes to the one that last intercepted it in
   * the call's own asynchronous context; a call from outside their contexts is refused if there are several.
   *
   * @param target `HealthLakeClient`, or one client, of any copy or version of the SDK
   * @returns The interception; dispose of it to end it
   * @throws MisuseError if the target is not a client, is a module mock, is frozen or leads to another fake, or if this
   *   fake already intercepts it
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
   * Lets an aws-sdk-client-mock stub, of a class or of one client, answer every command from the fake; the mock's own
   * `on(...)` overrides come first. The region is as with `intercept`. After `mock.reset()` attach again.
   *
   * @param mock What `mockClient` returned
   * @returns The mock
   * @throws MisuseError if it is not such a mock, or was restored
   */
  attach<Mock extends object>(mock: Mock): Mock
  /**
   * Answers as AWS's endpoints do: a replacement for the global fetch, which can be passed on without the fake. A
   * request is for HealthLake if its host is (`healthlake.<region>.amazonaws.com`, the FIPS, dual-stack and private
   * ones, the fake's `datastoreOrigin`) or, on any host, if its path is that of a data store, `/datastore/<id>/…`, or
   * its `x-amz-target` is an operation of HealthLake. Of a signature, presence and form are checked.
   *
   * @example
   * const app = createApp({ fetch: fake.fetch })
   * http.all('https://healthlake.*', ({ request }) => fake.fetch(request)) // a handler of MSW
   * @param input The request, or where to send it
   * @param init The rest of it, as for the global fetch
   * @returns The response. It rejects with a TypeError, as the global fetch does, if a fault rule loses the response,
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
   * Reads a data store as of now, without a request: it is not in the history and is no poll.
   *
   * @param idOrName Its id, or its name; of several with that name, the newest
   * @param context The region (default: the fake's)
   * @returns Its properties; undefined if there is none
   */
  datastore(idOrName: string, context?: RegionContext): DatastoreProperties | undefined
  /**
   * Reads all data stores of a region as of now, without a request.
   *
   * @param context The region (default: the fake's)
   * @returns Their properties, the oldest first; deleted ones too, for as long as the service shows them
   */
  datastores(context?: RegionContext): DatastoreProperties[]
  /**
   * Reads an import job as of now, in any region, without a request.
   *
   * @param jobId Its id
   * @returns Its properties; undefined if there is none
   */
  importJob(jobId: string): ImportJobProperties | undefined
  /**
   * Reads an export job as of now, in any region, without a request.
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
   * @throws MisuseError if no such data store is possible
   * @example
   *   fake.addDatastore({ DatastoreName: 'claims', DatastoreStatus: 'DELETING' })
   */
  addDatastore(given?: GivenDatastore, context?: RegionContext): DatastoreProperties

  /**
   * Returns the FHIR R4 endpoint of a data store, for synchronous requests without a socket. With an unknown id,
   * requests fail as over HTTP.
   *
   * @param datastoreId The store's id, in any region
   * @returns The endpoint
   * @throws MisuseError if that is not text
   */
  fhir(datastoreId: string): FhirEndpoint
  /**
   * Gives access to the FHIR resources of a data store, to read and arrange them without a request.
   *
   * @param datastoreId The store's id, in any region
   * @returns The resources
   * @throws MisuseError if there is no such store
   */
  resources(datastoreId: string): Resources

  /** @returns The next transition, which has not happened yet; undefined if nothing is in progress */
  nextTransition(): Transition | undefined
  /**
   * Moves the clock to the next transition. Events that fault rules delay are delivered on the way.
   *
   * @returns All transitions of that instant, after those that were due before the call; none if nothing is in progress
   */
  step(): Transition[]
  /**
   * Moves the clock on until nothing is in progress and no event is late. What would never end is left out.
   *
   * @returns All transitions that happened, those that were due before the call included
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
   * Checks that nothing went wrong unnoticed.
   *
   * @throws MisuseError that lists each MisuseError that code swallowed, listeners that threw or have not finished,
   *   finite rules that are not used up or hold back an event, and what was polled three times, unfinished, at one
   *   instant
   */
  verify(): void

  /**
   * Returns the whole state as of now, as JSON: resources, scheduled transitions, time, random seed, history, events.
   *
   * @returns The state
   */
  snapshot(): Snapshot
  /**
   * Restores a whole state, its time and random seed included: all that follows is as it was after the snapshot.
   *
   * @param snapshot What `snapshot()` returned, of this fake or another, also written to JSON and parsed again
   * @throws MisuseError if it is not a snapshot, or is of another version or account, if a clock of your own would have
   *   to go back or does not move, or if a listener calls it; then nothing was changed
   */
  restore(snapshot: Snapshot): void
  /**
   * Copies the fake: state, clock and settings. The copy is independent. It has no interceptions and no listeners; if
   * the clock is one of your own, it has a `manualClock()` that shows the same time.
   *
   * @returns The copy
   */
  fork(): FakeHealthLake
  /**
   * Returns the fake, or a fork of it, to its initial state, its clock included. Interceptions and listeners stay.
   *
   * @throws MisuseError if a listener calls it
   */
  reset(): void
}

import type { HealthLakeClient } from '@aws-sdk/client-healthlake'
import type {
  FakeHealthLake,
  FakeHealthLakeOptions,
  Input,
  OperationName,
  Output,
} from 'fake-healthlake'

/** A way to a service, through which the suite is led. */
export interface Door {
  readonly name: string
  /** Whether it takes what the SDK installed here does not know: UpdateFHIRDatastore, RestoreFHIRDatastore, and newer members of inputs. */
  readonly takesNewer: boolean
  /** Whether outputs come through with the members that the SDK installed here does not know. */
  readonly showsNewer: boolean
  /** Opens it on a service with nothing in it. A service that is not made to measure may ignore the options. */
  open(options?: FakeHealthLakeOptions): OpenDoor
  /** Tells what the service said in an error that `send` rejected with; throws if no service says it so. */
  refusal(error: unknown): Refusal
}

/** A door that is open until the end of the test. */
export interface OpenDoor {
  readonly send: <Operation extends OperationName>(
    operation: Operation,
    input: Input<Operation>,
    region?: string,
  ) => Promise<Output<Operation>>
  /** Lets time pass until a condition holds. */
  until(condition: () => Promise<boolean>): Promise<void>
  close(): void
}

/** A door to a fake, which can be told to fail. */
export interface FakeDoor extends Door {
  open(options?: FakeHealthLakeOptions): OpenFakeDoor
}

interface OpenFakeDoor extends OpenDoor {
  readonly fake: FakeHealthLake
}

/** A door whose caller holds a client of the SDK. */
export interface SdkDoor extends FakeDoor {
  open(options?: FakeHealthLakeOptions): OpenSdkDoor
}

export interface OpenSdkDoor extends OpenFakeDoor {
  readonly client: HealthLakeClient
}

/** What the service says when it refuses. */
export interface Refusal {
  readonly name: string
  readonly message: string
  readonly fault: string
  readonly statusCode: number
}

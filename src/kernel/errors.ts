/** An error of AWS HealthLake, as `execute` throws it. Clients throw the SDK's classes. */
export class ServiceError extends Error {
  /** The HTTP status of the response; see the assumption `httpStatus`. */
  readonly statusCode: number
  /** Whose fault it is, in the SDK's words. */
  readonly fault: 'client' | 'server'
  /** The entry of the fidelity ledger that led to the refusal. */
  declare readonly rule?: string
  /** After how many seconds the service says to try again. */
  declare readonly retryAfterSeconds?: number

  /**
   * @param name The error's name, as the service has it
   * @param message The message
   * @param details Status, fault and ledger entry
   */
  constructor(
    name: string,
    message: string,
    details: {
      statusCode: number
      fault: 'client' | 'server'
      rule?: string | undefined
      retryAfterSeconds?: number | undefined
    },
  ) {
    super(message)
    this.name = name
    this.statusCode = details.statusCode
    this.fault = details.fault
    if (details.rule !== undefined) this.rule = details.rule
    if (details.retryAfterSeconds !== undefined) this.retryAfterSeconds = details.retryAfterSeconds
  }
}

/** A mistake in the test; the message says what would be right. The service itself never raises it. */
export class MisuseError extends Error {
  /** Always 'MisuseError'. */
  override readonly name = 'MisuseError'
}

export function attempt<Value extends object>(
  work: () => Value,
):
  | { readonly output: Value; readonly error?: never }
  | { readonly error: ServiceError; readonly output?: never } {
  try {
    return { output: work() }
  } catch (error) {
    if (error instanceof ServiceError) return { error }
    throw error
  }
}

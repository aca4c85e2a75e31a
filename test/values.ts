/** Where the package's clocks start. */
export const start = Date.parse('2025-01-01T00:00:00.000Z')

export const role = 'arn:aws:iam::123456789012:role/HealthLake'

/** The form of a request's id. */
export const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** The form of the id of a data store or a job. */
export const hexId = /^[0-9a-f]{32}$/

/** An id that nothing has. */
export const unknownId = 'f'.repeat(32)

// What a server reads and keeps.
export interface Limits {
  readonly maxBodyBytes: number
  readonly maxObjectBytes: number
  readonly maxHistory: number
}

export const defaultLimits: Limits = {
  maxBodyBytes: 1_048_576,
  maxObjectBytes: 268_435_456,
  maxHistory: 10_000,
}

export const noLimits: Limits = {
  maxBodyBytes: Infinity,
  maxObjectBytes: Infinity,
  maxHistory: Infinity,
}

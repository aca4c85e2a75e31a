// The modules that the package exports.
export const entries = ['index.ts', 'http.ts', 'explore.ts', 'vitest.ts', 'fast-check.ts'] as const

// Shapes, members and operations of AWS's service model, which AWS documents.
export const ofAws = 'model/healthlake/types.ts'

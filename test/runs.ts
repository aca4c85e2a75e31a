/** How often a property is tried: so often here, two hundred times as often in `npm run test:deep`. */
export function runs(often: number): { readonly numRuns: number } {
  return { numRuns: often * Number(process.env['FC_RUNS'] ?? 1) }
}

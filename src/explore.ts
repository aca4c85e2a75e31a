export { exploreFaults } from './explore/explore.ts'
export type { ExploreOptions } from './explore/options.ts'
export type { FaultFailure, FaultReport } from './explore/report.ts'

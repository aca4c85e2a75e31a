import type { Shape } from './shape.ts'
import { common } from './shapes/common.ts'
import { datastores } from './shapes/datastores.ts'
import { jobs } from './shapes/jobs.ts'
import { snapshotData } from './shapes/snapshot-data.ts'
import { snapshotFaults } from './shapes/snapshot-faults.ts'
import { snapshotHistory } from './shapes/snapshot-history.ts'
import { snapshot } from './shapes/snapshot.ts'
import { tags } from './shapes/tags.ts'

// Every shape of the operations that are simulated, by its name in AWS's service model.
export const shapes = { ...common, ...datastores, ...jobs, ...tags }

export type Shapes = typeof shapes
export type ShapeName = keyof Shapes

// The shapes above and those of a snapshot.
export const allShapes: Readonly<Record<string, Shape>> = {
  ...snapshot,
  ...snapshotData,
  ...snapshotFaults,
  ...snapshotHistory,
  ...shapes,
}

export function shapeOf(name: string): Shape {
  return allShapes[name] as Shape
}

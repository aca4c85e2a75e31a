import type { Shape } from '../codec/shape.ts'
import { shapes } from '../healthlake/shapes.ts'
import { snapshotData } from './shapes-data.ts'
import { snapshotFaults } from './shapes-faults.ts'
import { snapshotHistory } from './shapes-history.ts'
import { snapshot } from './shapes-state.ts'

// The shapes of a snapshot, and those of the model.
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

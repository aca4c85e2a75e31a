import type { Shape } from './shape.ts'
import { common } from './shapes/common.ts'
import { datastores } from './shapes/datastores.ts'
import { jobs } from './shapes/jobs.ts'
import { tags } from './shapes/tags.ts'

// Every shape of the operations that are simulated, by its name in AWS's service model.
export const shapes = { ...common, ...datastores, ...jobs, ...tags }

export type Shapes = typeof shapes
export type ShapeName = keyof Shapes

export function shapeOf(name: string): Shape {
  return shapes[name as ShapeName]
}

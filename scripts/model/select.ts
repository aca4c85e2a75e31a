import type { Shape, StructureShape } from '../../src/model/codec/shape.ts'
import type { ModelShape, ServiceModel } from './parse.ts'

/** What of a service model is generated, in the order in which it is printed. */
export interface Selection {
  readonly operations: ReadonlyMap<string, Operation>
  // By name, those that the operations reach.
  readonly shapes: ReadonlyMap<string, Shape>
  // Whose fault each error of the model is, those of operations that are left out among them.
  readonly faults: ReadonlyMap<string, 'client' | 'server'>
  // The operations that have a host of their own.
  readonly leftOut: readonly string[]
}

interface Operation {
  readonly input: string
  readonly output: string
  readonly errors: readonly string[]
}

// The order in which operations are told; others come after these, by name.
const order = [
  'CreateFHIRDatastore',
  'DescribeFHIRDatastore',
  'ListFHIRDatastores',
  'UpdateFHIRDatastore',
  'DeleteFHIRDatastore',
  'RestoreFHIRDatastore',
  'StartFHIRImportJob',
  'DescribeFHIRImportJob',
  'ListFHIRImportJobs',
  'StartFHIRExportJob',
  'DescribeFHIRExportJob',
  'ListFHIRExportJobs',
  'TagResource',
  'UntagResource',
  'ListTagsForResource',
]

export function select({ operations, shapes }: ServiceModel): Selection {
  const sorted = Object.entries(operations).toSorted(byName).toSorted(byOrder)
  const chosen = new Map<string, Operation>()
  const leftOut: string[] = []
  for (const [name, { input, output, errors = [], endpoint }] of sorted) {
    if (endpoint?.hostPrefix !== undefined) leftOut.push(name)
    else if (input === undefined || output === undefined) {
      throw new Error(`${name} has no input or no output; the generator wants a shape for each.`)
    } else {
      const names = errors.map(({ shape }) => shape)
      chosen.set(name, { input: input.shape, output: output.shape, errors: names })
    }
  }
  const roots = [...chosen.values()].flatMap(({ input, output }) => [input, output])
  const read = Object.entries(shapes).map(
    ([name, shape]) => [name, () => toShape(name, shape)] as const,
  )
  return {
    operations: chosen,
    shapes: reach(roots, new Map(read)),
    faults: faultsOf(shapes),
    leftOut,
  }
}

/** The names of all shapes that some shapes consist of, these included. */
export function partsOf(roots: readonly string[], shapes: ReadonlyMap<string, Shape>): Set<string> {
  return new Set(
    reach(roots, new Map([...shapes].map(([name, shape]) => [name, () => shape]))).keys(),
  )
}

function reach(
  roots: readonly string[],
  shapes: ReadonlyMap<string, () => Shape>,
): ReadonlyMap<string, Shape> {
  const found = new Map<string, Shape>()
  const visit = (name: string): void => {
    const shape = shapes.get(name)?.()
    if (shape === undefined || found.has(name)) return
    found.set(name, shape)
    if (shape.type === 'list') visit(shape.member)
    if (shape.type === 'structure') Object.values(shape.members).forEach(visit)
  }
  roots.forEach(visit)
  return new Map([...found].toSorted(byName))
}

const types = ['string', 'boolean', 'timestamp', 'integer', 'long', 'double', 'list', 'structure']

function toShape(name: string, shape: ModelShape): Shape {
  const { type } = shape
  if (!types.includes(type)) {
    throw new Error(`${name} is a ${type}; the generator knows ${types.join(', ')}.`)
  }
  const read = type === 'structure' ? toStructure(shape) : toValue(shape)
  return shape.sensitive === true ? { ...read, sensitive: true } : read
}

function toValue({ type, member, min, max, pattern, enum: values }: ModelShape): Shape {
  const limits = { ...(min !== undefined && { min }), ...(max !== undefined && { max }) }
  if (type === 'list') return { type, member: member?.shape ?? '', ...limits }
  return {
    type,
    ...(values !== undefined && { enum: values }),
    ...limits,
    ...(pattern !== undefined && { pattern }),
  } as Shape
}

function toStructure({ members = {}, required = [], union }: ModelShape): StructureShape {
  const references = Object.entries(members)
  const token = references.find(([, { idempotencyToken }]) => idempotencyToken === true)?.[0]
  return {
    type: 'structure',
    members: Object.fromEntries(references.map(([name, { shape }]) => [name, shape])),
    ...(required.length > 0 && { required }),
    ...(union === true && { union }),
    ...(token !== undefined && { idempotencyToken: token }),
  }
}

function faultsOf(shapes: ServiceModel['shapes']) {
  const errors = Object.entries(shapes).filter(([, { exception }]) => exception === true)
  return new Map(
    errors
      .toSorted(byName)
      .map(([name, { fault }]) => [name, fault === true ? 'server' : 'client'] as const),
  )
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1
}

function byOrder([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return placeOf(a) - placeOf(b)
}

function placeOf(name: string): number {
  return order.includes(name) ? order.indexOf(name) : order.length
}

import { operations } from '../../src/model/healthlake/operations.ts'
import { shapeOf } from '../../src/model/healthlake/shapes.ts'
import type { OperationName } from 'fake-healthlake'
import type { ListShape, StringShape, StructureShape } from '../../src/model/codec/shape.ts'

/** The places in which an output differs from the model, each with what is wrong. Written without the code of the fake. */
export function differences(operation: OperationName, output: unknown): readonly string[] {
  return differing(operations[operation].output, output, operation)
}

// A job's folder is made longer by what the service appends to it [job-output-uri].
const mayBeLonger = /\bS3Uri$/

function differing(name: string, value: unknown, at: string): readonly string[] {
  const shape = shapeOf(name)
  if (shape.type === 'list') {
    return Array.isArray(value) ? ofList(shape, value, at) : [`${at} is no list`]
  }
  if (shape.type === 'structure') {
    return typeof value === 'object' && value !== null
      ? ofStructure(shape, value as Record<string, unknown>, at)
      : [`${at} is no structure`]
  }
  if (shape.type === 'string') {
    return typeof value === 'string' ? ofString(shape, value, at) : [`${at} is no string`]
  }
  return isA[shape.type](value) ? [] : [`${at} is no ${shape.type}`]
}

const isA = {
  boolean: (value: unknown) => typeof value === 'boolean',
  timestamp: (value: unknown) => value instanceof Date && !Number.isNaN(value.getTime()),
  integer: (value: unknown) => Number.isInteger(value),
  long: (value: unknown) => Number.isInteger(value),
  double: (value: unknown) => Number.isFinite(value),
}

function ofString(shape: StringShape, value: string, at: string): readonly string[] {
  const { min = 0, max = Infinity, pattern } = shape
  if (shape.enum !== undefined) return shape.enum.includes(value) ? [] : [`${at} is ${value}`]
  const { length } = Array.from(value)
  return [
    ...(length < min ? [`${at} is too short`] : []),
    ...(length > max && !mayBeLonger.test(at) ? [`${at} is too long`] : []),
    ...(pattern === undefined || new RegExp(`^(?:${pattern})$`, 'u').test(value)
      ? []
      : [`${at} is ${value}`]),
  ]
}

function ofList({ member, min = 0, max = Infinity }: ListShape, value: unknown[], at: string) {
  return [
    ...(value.length < min || value.length > max ? [`${at} has ${value.length} items`] : []),
    ...value.flatMap((item, index) => differing(member, item, `${at}[${index}]`)),
  ]
}

function ofStructure(
  { members, required = [], union }: StructureShape,
  value: Readonly<Record<string, unknown>>,
  at: string,
): readonly string[] {
  const given = Object.keys(value)
  return [
    ...required.filter((member) => value[member] === undefined).map((one) => `${at} lacks ${one}`),
    ...given.filter((one) => !(one in members)).map((one) => `${at} has ${one}`),
    ...(union === true && given.length !== 1 ? [`${at} has ${given.length} members`] : []),
    ...Object.entries(members)
      .filter(([member]) => value[member] !== undefined)
      .flatMap(([member, name]) => differing(name, value[member], `${at}.${member}`)),
  ]
}

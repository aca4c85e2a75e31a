import type { Call } from '../answers.ts'
import { membersOf } from './recorded.ts'
import { isFhir } from './requests.ts'
import { quoted, toSource, type Names } from './source.ts'

// What is expected of a response, which has this name.
export function expectAnswer(call: Call, answer: string, names: Names): string[] {
  const { output, entries = [] } = call
  if (isFhir(call)) {
    return [
      `expect(${answer}.status).toBe(${toSource(membersOf(output)['StatusCode'])})`,
      ...(entries.some(({ fault }) => fault !== undefined)
        ? [
            `expect(fake.history.at(-1)?.entries).toMatchObject(${toSource(entries.map(failureOf))})`,
          ]
        : []),
    ]
  }
  const statuses = statusesOf(output)
  const lists = Object.entries(membersOf(output)).filter(([, value]) => Array.isArray(value))
  if (statuses === undefined && lists.length === 0) {
    return ['expect(fake.history.at(-1)?.error).toBeUndefined()']
  }
  return [
    ...(statuses === undefined
      ? []
      : [`expect(${answer}).toMatchObject(${toSource(statuses, names)})`]),
    ...lists.map(
      ([name, list]) =>
        `expect(${answer}.${name}).toHaveLength(${(list as readonly unknown[]).length})`,
    ),
  ]
}

// Of an entry of a bundle.
function failureOf({ error }: NonNullable<Call['entries']>[number]): object {
  return error === undefined ? {} : { error: { name: error.name } }
}

// What is expected of one that was refused, and by which rule, where one is known.
export function expectRefusal(
  call: Call,
  asking: string,
  { name, rule }: { readonly name: string; readonly rule: string | undefined },
): string[] {
  const last = 'expect(fake.history.at(-1)?.error'
  if (isFhir(call)) return [asking, `${last}).toMatchObject(${toSource({ name, rule })})`]
  const thrown = `expect.objectContaining({ name: ${quoted(name)} })`
  const told = rule === undefined ? [] : [`${last}?.rule).toBe(${quoted(rule)})`]
  return [`expect(() => ${asking}).toThrow(${thrown})`, ...told]
}

// Members that have a status, and where they are; undefined if there are none.
function statusesOf(value: unknown): object | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const members = Object.entries(value)
    .map(([name, member]) => [
      name,
      typeof member === 'string' && name.endsWith('Status') ? member : statusesOf(member),
    ])
    .filter(([, member]) => member !== undefined)
  return members.length === 0 ? undefined : (Object.fromEntries(members) as object)
}

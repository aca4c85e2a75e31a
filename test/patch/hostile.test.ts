import { createFakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { stateOf } from '../state-of.ts'
import { toParameter } from './tools.ts'

/** Patches a patient, at level minimal; what is refused changes nothing. */
function ask(body: unknown): { readonly status: number; readonly text: string } {
  const fake = createFakeHealthLake()
  const { DatastoreId } = fake.addDatastore()
  fake.resources(DatastoreId).put({ resourceType: 'Patient', id: 'p1', active: true })
  const before = stateOf(fake, 'sequence', 'drawn')
  const { status, text } = fake.fhir(DatastoreId).request({
    method: 'PATCH',
    path: 'Patient/p1',
    headers: { 'x-amzn-healthlake-fhir-validation-level': 'minimal' },
    body,
  })
  expect(status === 200 || stateOf(fake, 'sequence', 'drawn') === before).toBe(true)
  return { status, text }
}

const parameters = (operations: readonly object[]) => ({
  resourceType: 'Parameters',
  parameter: operations,
})

const times = <Value>(count: number, make: (index: number) => Value) =>
  Array.from({ length: count }, (_, index) => make(index))

const nest = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`

describe('A patch of ill will', () => {
  it('may have 10,000 operations', () => {
    const members = times(10_000, (index) => ({ op: 'add', path: `/x${index}`, value: index }))
    const items = times(10_000, () => ({ op: 'add', path: '/list/-', value: {} }))
    const names = times(10_000, (index) =>
      toParameter({
        type: 'add',
        path: 'Patient',
        name: 'name',
        value: { valueHumanName: { text: String(index) } },
      }),
    )

    expect(ask(members)).toMatchObject({ status: 200 })
    expect(ask([{ op: 'add', path: '/list', value: [] }, ...items]).text).toContain('{},{}')
    expect(ask(parameters(names)).text).toContain('"text":"9999"')
  })

  it('leads 100,000 levels down, and is told that nothing is there', () => {
    const deep = '/active'.repeat(100_000)
    const path = `Patient${'.contact'.repeat(100_000)}`

    for (const op of ['remove', 'test', 'add', 'replace']) {
      expect(ask([{ op, path: deep, value: 1 }]).status).toBe(422)
    }
    expect(ask([{ op: 'copy', from: deep, path: deep }]).status).toBe(422)
    expect(ask(parameters([toParameter({ type: 'delete', path })])).status).toBe(200)
    const value = { valueBoolean: false }
    expect(ask(parameters([toParameter({ type: 'replace', path, value })])).status).toBe(422)
    const criteria = `Patient.where(active${' = true and active'.repeat(50_000)}).gender`
    expect(ask(parameters([toParameter({ type: 'delete', path: criteria })])).status).toBe(200)
  })

  it('makes the resource deeper than it can be, step by step', () => {
    const adds = times(9, (index) => {
      const path = `/a${'/a'.repeat(index * 490)}`
      return `{"op":"add","path":"${path}","value":${nest(490)}}`
    })
    const copies = times(17, (index) => ({ op: 'copy', from: '', path: '/a'.repeat(2 ** index) }))

    expect(ask(`[${adds.slice(0, 2).join(',')}]`).status).toBe(200)
    for (const body of [`[${adds.join(',')}]`, copies]) {
      expect(ask(body)).toMatchObject({
        status: 422,
        text: expect.stringContaining('The result has more than 1000 levels.') as string,
      })
    }
  })

  it('doubles the resource again and again, and is told that it is too large', () => {
    const doubled = times(100, (index) => ({ op: 'copy', from: '', path: `/x${index}` }))
    const lists = [
      { op: 'add', path: '/l', value: [[]] },
      ...times(100, () => ({ op: 'copy', from: '/l', path: '/l/0/-' })),
    ]

    expect(ask(doubled)).toMatchObject({ status: 413 })
    expect(ask(lists).status).toBeOneOf([413, 422])
  })

  it('compares what is very deep', () => {
    const nested = (levels: number): object =>
      levels === 0 ? { text: 'x' } : { linkId: 'x', item: [nested(levels - 1)] }
    const resource = { resourceType: 'Questionnaire', item: [nested(400)] }
    const contained = { type: 'add', path: 'Patient', name: 'contained', value: { resource } }
    const deeper = times(20, (index) => ({
      type: 'add',
      path: `Patient.contained${'.item'.repeat(401 + index * 400)}`,
      name: 'item',
      value: { part: [{ name: 'item', part: partsOf(nested(398)) }] },
    }))
    const path = 'Patient.where(contained.item = contained.item).active'
    const active = { type: 'replace', path, value: { valueBoolean: false } }
    const operations = [contained, ...deeper, active]

    expect(ask(parameters(operations.map(toParameter)))).toMatchObject({
      status: 422,
      text: expect.stringContaining('The result has more than 1000 levels.') as string,
    })
  })

  it.each(['0', '9007199254740993', '1e400', '4294967295', `1${'0'.repeat(400)}`])(
    'names the index %s',
    (index) => {
      expect(ask(`[{"op":"add","path":"/list/${index}","value":1}]`).status).toBe(422)
      const part = `{"name":"type","valueCode":"insert"},{"name":"path","valueString":"Patient.name"},{"name":"index","valueInteger":${index}},{"name":"value","valueHumanName":{"text":"a"}}`
      const body = `{"resourceType":"Parameters","parameter":[{"name":"operation","part":[${part}]}]}`

      expect(ask(body).status).toBe(
        index === '0' ? 200 : /^[1-9]\d*$/.test(index) && Number(index) < 2 ** 53 ? 422 : 400,
      )
    },
  )

  it.each([
    '[{"op":"add","path":"/__proto__","value":{"polluted":true}}]',
    '[{"op":"add","path":"/x","value":{"__proto__":{"polluted":true}}},{"op":"copy","from":"/x/__proto__","path":"/__proto__"},{"op":"replace","path":"/__proto__/polluted","value":1}]',
    '[{"op":"add","path":"/constructor","value":{}},{"op":"add","path":"/constructor/prototype","value":{"polluted":1}}]',
  ])('reaches no object that all inherit from: %s', (body) => {
    const { status, text } = ask(body)

    expect(status).toBe(200)
    expect(text).toContain('"polluted":')
    expect('polluted' in {}).toBe(false)
  })

  it.each([
    '/__proto__/polluted',
    '/constructor/prototype/polluted',
    '/active/__proto__/polluted',
    '/toString',
  ])('finds nothing at %s', (path) => {
    for (const op of ['replace', 'remove', 'test']) {
      expect(ask([{ op, path, value: 1 }]).status).toBe(422)
    }
    const [, name = ''] = path.split('/')
    const parts = { type: 'add', path: 'Patient', name, value: { valueString: 'x' } }
    expect(ask(parameters([toParameter(parts)])).status).toBe(422)
    expect('polluted' in {}).toBe(false)
  })
})

/** What is nested so, as parts. */
function partsOf(value: object): object[] {
  return Object.entries(value).map(([name, member]: [string, unknown]) =>
    typeof member === 'string'
      ? { name, valueString: member }
      : { name, part: partsOf((member as readonly object[])[0] ?? {}) },
  )
}

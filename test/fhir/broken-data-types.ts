/** An invariant, a resource that breaks it alone, and one that keeps it. */
export type BrokenRow = readonly [id: string, broken: object, kept: object]

function extended(id: string, key: string, broken: object, kept: object): BrokenRow {
  const resource = (value: object): object => ({
    resourceType: 'Basic',
    code: { text: 'a' },
    extension: [{ url: 'urn:a', [key]: value }],
  })
  return [id, resource(broken), resource(kept)]
}

const ucum = 'http://unitsofmeasure.org'

const repeat = (id: string, broken: object, kept: object): BrokenRow =>
  extended(id, 'valueTiming', { repeat: broken }, { repeat: kept })

const needs = (type: string, members: object): object => ({ type, ...members })

const withExtension = (extension: object): object => ({
  resourceType: 'Patient',
  extension: [{ url: 'urn:a', ...extension }],
})

export const brokenDataTypes: readonly BrokenRow[] = [
  ['ext-1', withExtension({}), withExtension({ extension: [{ url: 'b', valueBoolean: false }] })],
  [
    'ext-1',
    withExtension({ valueString: 'a', extension: [{ url: 'b', valueBoolean: false }] }),
    withExtension({ _valueString: { extension: [{ url: 'urn:b', valueCode: 'c' }] } }),
  ],
  extended(
    'per-1',
    'valuePeriod',
    { start: '2020-02', end: '2020-01-31' },
    { start: '2020-01-31', end: '2020-01' },
  ),
  extended(
    'per-1',
    'valuePeriod',
    { start: '2020-03-01T00:30:00+01:00', end: '2020-02-29T23:29:59.9Z' },
    { start: '2020-03-01T00:30:00+01:00', end: '2020-02-29T18:30:00-05:00' },
  ),
  extended(
    'per-1',
    'valuePeriod',
    { start: '2021-01-02', end: '2021-01-01T23:59:59Z' },
    { start: '2021-01-01', end: '2021-01-01T00:00:00Z' },
  ),
  extended('per-1', 'valuePeriod', { start: '2021', end: '2020' }, { start: '2021' }),
  extended('cpt-2', 'valueContactPoint', { value: '1' }, { value: '1', system: 'phone' }),
  extended(
    'att-1',
    'valueAttachment',
    { data: 'QUFB' },
    { data: 'QUFB', contentType: 'text/plain' },
  ),
  extended(
    'exp-1',
    'valueExpression',
    { language: 'text/cql' },
    { language: 'text/cql', reference: 'urn:a' },
  ),
  extended(
    'qty-3',
    'valueQuantity',
    { value: 1, code: 'g' },
    { value: 1, code: 'g', system: ucum },
  ),
  extended(
    'age-1',
    'valueAge',
    { value: 0, code: 'a', system: ucum },
    { value: 1, code: 'a', system: ucum },
  ),
  extended('age-1', 'valueAge', { value: 1 }, { unit: 'a' }),
  extended(
    'age-1',
    'valueAge',
    { value: 1, code: 'a', system: 'urn:a' },
    { code: 'a', system: ucum },
  ),
  extended(
    'cnt-3',
    'valueCount',
    { value: 1.5, code: '1', system: ucum },
    { value: 2, code: '1', system: ucum },
  ),
  extended('cnt-3', 'valueCount', { value: 1, code: 'g', system: ucum }, { unit: 'each' }),
  extended('dis-1', 'valueDistance', { value: 1 }, { value: 1, code: 'm', system: ucum }),
  extended(
    'drt-1',
    'valueDuration',
    { code: 'h', system: ucum },
    { value: 1, code: 'h', system: ucum },
  ),
  extended('drt-1', 'valueDuration', { value: 1, code: 'h', system: 'urn:a' }, { value: 1 }),
  extended(
    'rng-2',
    'valueRange',
    { low: { value: 2 }, high: { value: 1 } },
    { low: { value: 1 }, high: { value: 1 } },
  ),
  extended('sqty-1', 'valueRange', { low: { value: 1, comparator: '<' } }, { low: { value: 1 } }),
  extended(
    'rng-2',
    'valueRange',
    { low: { value: 2, unit: 'g' }, high: { value: 1, unit: 'g' } },
    { low: { value: 2, unit: 'g' }, high: { value: 1, unit: 'kg' } },
  ),
  extended(
    'rat-1',
    'valueRatio',
    { numerator: { value: 1 } },
    { numerator: { value: 1 }, denominator: { value: 2 } },
  ),
  extended(
    'rat-1',
    'valueRatio',
    { denominator: { value: 1 } },
    { extension: [{ url: 'urn:a', valueCode: 'a' }] },
  ),
  ...(['codeFilter', 'dateFilter'] as const).map((filter, index) =>
    extended(
      `drq-${index + 1}`,
      'valueDataRequirement',
      { type: 'Patient', [filter]: [{ path: 'a', searchParam: 'b' }] },
      { type: 'Patient', [filter]: [{ path: 'a' }] },
    ),
  ),
  extended(
    'trd-1',
    'valueTriggerDefinition',
    needs('data-added', { data: [{ type: 'Patient' }], timingDate: '2020' }),
    needs('data-added', { data: [{ type: 'Patient' }] }),
  ),
  extended(
    'trd-2',
    'valueTriggerDefinition',
    needs('named-event', { name: 'a', condition: { language: 'text/cql', expression: 'a' } }),
    needs('data-added', {
      data: [{ type: 'Patient' }],
      condition: { language: 'text/cql', expression: 'a' },
    }),
  ),
  extended(
    'trd-3',
    'valueTriggerDefinition',
    needs('named-event', { id: 'a' }),
    needs('named-event', { name: 'a' }),
  ),
  extended(
    'trd-3',
    'valueTriggerDefinition',
    needs('periodic', { name: 'a' }),
    needs('periodic', { timingDate: '2020' }),
  ),
  extended(
    'trd-3',
    'valueTriggerDefinition',
    needs('data-added', { name: 'a' }),
    needs('data-added', { data: [{ type: 'Patient' }] }),
  ),
  repeat('tim-1', { duration: 1 }, { duration: 1, durationUnit: 'h' }),
  repeat('tim-2', { period: 1 }, { period: 1, periodUnit: 'h' }),
  repeat('tim-4', { duration: -1, durationUnit: 'h' }, { duration: 0, durationUnit: 'h' }),
  repeat('tim-5', { period: -0.5, periodUnit: 'h' }, { period: 0, periodUnit: 'h' }),
  repeat('tim-6', { periodMax: 1 }, { period: 1, periodMax: 1, periodUnit: 'h' }),
  repeat('tim-7', { durationMax: 1 }, { duration: 1, durationMax: 1, durationUnit: 'h' }),
  repeat('tim-8', { countMax: 1 }, { count: 1, countMax: 1 }),
  repeat('tim-9', { offset: 1 }, { offset: 1, when: ['AC'] }),
  repeat('tim-9', { offset: 1, when: ['CM'] }, { when: ['CM'] }),
  repeat('tim-10', { timeOfDay: ['10:00:00'], when: ['AC'] }, { timeOfDay: ['10:00:00'] }),
]

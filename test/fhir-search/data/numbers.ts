import { quantity, to, type Given } from './systems.ts'

// Texts, for here the digits of numbers count.
function risk(id: string, prediction: string): Given {
  return `{"resourceType":"RiskAssessment","id":"${id}","status":"final","subject":{"reference":"Patient/p-ada"},"prediction":[${prediction}]}`
}

function charge(id: string, factor: string, price: string): Given {
  return `{"resourceType":"ChargeItem","id":"${id}","status":"billable","code":{"text":"Visit"},"subject":{"reference":"Patient/p-ada"},"factorOverride":${factor},"priceOverride":${price}}`
}

const percentages = { low: quantity(60, '%'), high: quantity(70, '%') }

/** Probabilities, as each may be written. */
const risks: readonly Given[] = [
  risk('r-half', '{"probabilityDecimal":0.5}'),
  risk('r-half-0', '{"probabilityDecimal":0.50}'),
  risk('r-cent', '{"probabilityDecimal":1e-2}'),
  risk('r-two', '{"probabilityDecimal":0.2},{"probabilityDecimal":0.9}'),
  risk('r-range', `{"probabilityRange":${JSON.stringify(percentages)}}`),
  risk('r-none', '{"rationale":"Nobody knows"}'),
]

/** Factors at the edges of what 100, 100.00 and 1e2 stand for, and prices. */
const charges: readonly Given[] = [
  charge('ch-95', '95', '{"value":12.50,"currency":"EUR"}'),
  charge('ch-99.5', '99.5', '{"value":12.5,"currency":"USD"}'),
  charge('ch-100', '100', '{"value":12.54,"currency":"EUR"}'),
  charge('ch-100.004', '100.004', '{"value":13,"currency":"EUR"}'),
  charge('ch-100.5', '100.5', '{"currency":"EUR"}'),
  charge('ch-minus', '-3', '{"value":-1.10,"currency":"EUR"}'),
]

export const numbers: readonly Given[] = [
  ...risks,
  ...charges,
  {
    resourceType: 'Invoice',
    id: 'i-1',
    status: 'issued',
    subject: to('Patient/p-ada'),
    date: '2024-03-31',
    totalNet: { value: 100, currency: 'EUR' },
    totalGross: { value: 119, currency: 'EUR' },
  },
  {
    resourceType: 'MolecularSequence',
    id: 'ms-1',
    coordinateSystem: 0,
    patient: to('Patient/p-ada'),
    quantity: quantity(25, '1'),
    referenceSeq: {
      chromosome: { coding: [{ system: 'http://chromosomes.example', code: '1' }] },
      strand: 'watson',
      windowStart: 100,
      windowEnd: 400,
    },
    variant: [
      { start: 120, end: 130 },
      { start: 300, end: 350 },
    ],
  },
]

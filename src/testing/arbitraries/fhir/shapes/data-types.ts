import * as fc from 'fast-check'
import { decimals } from '../primitives.ts'
import { inOrder, type Shapes } from './shape.ts'

const MIME = ['text/plain', 'application/pdf']

export const dataTypeShapes: Shapes = {
  // What the service itself puts in, what changes the meaning of all, and what only some know how to read.
  Meta: { without: ['versionId', 'lastUpdated', 'profile'] },
  Extension: { some: [['value', 'extension']], apart: [['value', 'extension']] },
  Period: { repair: inOrder('start', 'end') },
  ContactPoint: { needs: { value: 'system' } },
  Attachment: {
    needs: { data: 'contentType' },
    values: { contentType: () => fc.constantFrom(...MIME), language: languages },
  },
  Expression: {
    some: [['expression', 'reference']],
    values: { language: () => fc.constant('text/fhirpath') },
  },
  Signature: { without: ['targetFormat', 'sigFormat'] },
  'DataRequirement.codeFilter': filterShape(),
  'DataRequirement.dateFilter': filterShape(),
  TriggerDefinition: {
    always: ['name'],
    without: ['timing', 'data', 'condition'],
    values: { type: () => fc.constant('named-event') },
  },
  'Timing.repeat': {
    needs: {
      duration: 'durationUnit',
      period: 'periodUnit',
      periodMax: 'period',
      durationMax: 'duration',
      countMax: 'count',
    },
    apart: [['timeOfDay', 'when']],
    without: ['offset'],
    values: { duration: () => decimals(0), period: () => decimals(0) },
  },
  // How it is made follows from where it is.
  ElementDefinition: {
    without: [
      'defaultValue',
      'fixed',
      'pattern',
      'minValue',
      'maxValue',
      'slicing',
      'contentReference',
    ],
    values: { min: () => fc.constant(0), max: () => fc.constantFrom('1', '*') },
  },
  Resource: { values: { language: languages } },
}

function filterShape() {
  const either = [['path', 'searchParam']]
  return { some: either, apart: either }
}

function languages(): fc.Arbitrary<string> {
  return fc.constantFrom('en', 'de-CH')
}

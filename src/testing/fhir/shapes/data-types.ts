import { inOrder, type Shapes } from './shape.ts'

const MIME = ['text/plain', 'application/pdf']
const LANGUAGES = ['en', 'de-CH']
const DURATIONS = [1, 0.5, 30, 0]

export const dataTypeShapes: Shapes = {
  // What the service itself puts in, and profiles, of which it knows some.
  Meta: { without: ['versionId', 'lastUpdated', 'profile'] },
  Extension: { some: [['value', 'extension']], apart: [['value', 'extension']] },
  Period: { repair: inOrder('start', 'end') },
  ContactPoint: { needs: { value: 'system' } },
  Attachment: {
    needs: { data: 'contentType' },
    values: { contentType: MIME, language: LANGUAGES },
  },
  Expression: {
    some: [['expression', 'reference']],
    values: { language: ['text/fhirpath'] },
  },
  Signature: { without: ['targetFormat', 'sigFormat'] },
  'DataRequirement.codeFilter': filterShape(),
  'DataRequirement.dateFilter': filterShape(),
  TriggerDefinition: {
    always: ['name'],
    without: ['timing', 'data', 'condition'],
    values: { type: ['named-event'] },
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
    values: { duration: DURATIONS, period: DURATIONS },
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
    values: { min: [0], max: ['1', '*'] },
  },
  Resource: { values: { language: LANGUAGES } },
}

function filterShape() {
  const either = [['path', 'searchParam']]
  return { some: either, apart: either }
}

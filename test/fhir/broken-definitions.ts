import type { BrokenRow } from './broken-data-types.ts'

function both(id: string, wrap: (part: object) => object, broken: object, kept: object): BrokenRow {
  return [id, wrap(broken), wrap(kept)]
}

function questionnaire(...item: readonly object[]): object {
  return { resourceType: 'Questionnaire', status: 'draft', item }
}

// One item, of that type.
function itemOf(type: string) {
  return (members: object): object => questionnaire({ linkId: '1', type, ...members })
}

function included(include: object): object {
  return { resourceType: 'ValueSet', status: 'draft', compose: { include: [include] } }
}

function expanded(contains: object): object {
  const expansion = { timestamp: '2020', contains: [contains] }
  return { resourceType: 'ValueSet', status: 'draft', expansion }
}

function predicted(prediction: object): object {
  const subject = { display: 'a' }
  return { resourceType: 'RiskAssessment', status: 'final', subject, prediction: [prediction] }
}

const coding = { code: 'a' }
const number = { valueInteger: 1 }
const exists = { question: '1', operator: 'exists' }
const asked = { ...exists, answerBoolean: true }
const display = itemOf('display')
const text = { linkId: '2', type: 'text' }
const concept = [coding]
const filter = [{ property: 'a', op: '=', value: 'a' }]
const percent = { value: 1, system: 'http://unitsofmeasure.org', code: '%' }

/** Of each rule one resource that breaks it, and one that does not. */
export const brokenDefinitions: readonly BrokenRow[] = [
  both('que-1', itemOf('group'), {}, { item: [text] }),
  both('que-1', itemOf('display'), { item: [text] }, {}),
  both('que-2', itemOf('group'), { item: [{ ...text, linkId: '1' }] }, { item: [text] }),
  both('que-3', display, { code: [coding] }, {}),
  both(
    'que-4',
    itemOf('choice'),
    { answerOption: [number], answerValueSet: 'urn:a' },
    { answerOption: [number] },
  ),
  both('que-5', itemOf('text'), { answerOption: [number] }, {}),
  both('que-5', itemOf('text'), { answerValueSet: 'urn:a' }, {}),
  both('que-6', display, { required: true }, {}),
  both('que-6', display, { repeats: true }, {}),
  both(
    'que-7',
    itemOf('text'),
    { enableWhen: [{ ...exists, answerInteger: 1 }] },
    { enableWhen: [asked] },
  ),
  both('que-8', itemOf('group'), { initial: [number], item: [text] }, { item: [text] }),
  both('que-9', display, { readOnly: true }, {}),
  both('que-10', itemOf('date'), { maxLength: 1 }, {}),
  both(
    'que-11',
    itemOf('integer'),
    { answerOption: [number], initial: [number] },
    { initial: [number] },
  ),
  both(
    'que-12',
    itemOf('text'),
    { enableWhen: [asked, asked] },
    { enableWhen: [asked, asked], enableBehavior: 'any' },
  ),
  both(
    'que-13',
    itemOf('integer'),
    { initial: [number, number] },
    { initial: [number, number], repeats: true },
  ),
  both('vsd-1', included, { version: '1' }, { valueSet: ['urn:a'] }),
  both('vsd-2', included, { valueSet: ['urn:a'], concept }, { system: 'urn:a', concept }),
  both('vsd-2', included, { valueSet: ['urn:a'], filter }, { system: 'urn:a', filter }),
  both('vsd-3', included, { system: 'urn:a', concept, filter }, { system: 'urn:a', filter }),
  both('vsd-6', expanded, { abstract: true }, { abstract: true, display: 'a' }),
  both('vsd-9', expanded, { display: 'a' }, { display: 'a', code: 'a', system: 'urn:a' }),
  both('vsd-10', expanded, { code: 'a' }, { code: 'a', system: 'urn:a' }),
  both(
    'ras-1',
    predicted,
    { probabilityRange: { high: { value: 1 } } },
    { probabilityRange: { high: percent } },
  ),
  both('ras-2', predicted, { probabilityDecimal: 100.1 }, { probabilityDecimal: 100 }),
]

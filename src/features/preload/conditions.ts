import type { Code } from './fhir.ts'

type Category = readonly ['vital-signs' | 'laboratory' | 'survey', string]

const vital: Category = ['vital-signs', 'Vital Signs']
const laboratory: Category = ['laboratory', 'Laboratory']
const survey: Category = ['survey', 'Survey']

export interface Measure {
  readonly code: Code
  readonly category: Category
  readonly unit: string
  readonly tenths: readonly [number, number]
}

export interface ConditionTemplate {
  // SNOMED CT.
  readonly code: Code
  readonly watched: Measure
  // RxNorm, and how it is taken.
  readonly medication: Code
  readonly dosage: string
}

export const vitalSigns: readonly Measure[] = [
  { code: ['29463-7', 'Body weight'], category: vital, unit: 'kg', tenths: [520, 1040] },
  { code: ['8867-4', 'Heart rate'], category: vital, unit: '/min', tenths: [600, 980] },
]

export const bloodPressure: Omit<Measure, 'unit' | 'tenths'> & {
  readonly parts: readonly Measure[]
} = {
  code: ['85354-9', 'Blood pressure panel with all children optional'],
  category: vital,
  parts: [
    {
      code: ['8480-6', 'Systolic blood pressure'],
      category: vital,
      unit: 'mm[Hg]',
      tenths: [1080, 1480],
    },
    {
      code: ['8462-4', 'Diastolic blood pressure'],
      category: vital,
      unit: 'mm[Hg]',
      tenths: [660, 940],
    },
  ],
}

export const conditionTemplates: readonly ConditionTemplate[] = [
  {
    code: ['44054006', 'Type 2 diabetes mellitus'],
    watched: {
      code: ['4548-4', 'Hemoglobin A1c/Hemoglobin.total in Blood'],
      category: laboratory,
      unit: '%',
      tenths: [58, 92],
    },
    medication: ['861007', 'metformin hydrochloride 500 MG Oral Tablet'],
    dosage: 'One tablet twice a day with meals',
  },
  {
    code: ['59621000', 'Essential hypertension'],
    watched: {
      code: ['2160-0', 'Creatinine [Mass/volume] in Serum or Plasma'],
      category: laboratory,
      unit: 'mg/dL',
      tenths: [7, 13],
    },
    medication: ['314076', 'lisinopril 10 MG Oral Tablet'],
    dosage: 'One tablet a day',
  },
  {
    code: ['55822004', 'Hyperlipidemia'],
    watched: {
      code: ['2093-3', 'Cholesterol [Mass/volume] in Serum or Plasma'],
      category: laboratory,
      unit: 'mg/dL',
      tenths: [1600, 2600],
    },
    medication: ['312961', 'simvastatin 20 MG Oral Tablet'],
    dosage: 'One tablet in the evening',
  },
  {
    code: ['195967001', 'Asthma'],
    watched: {
      code: ['59408-5', 'Oxygen saturation in Arterial blood by Pulse oximetry'],
      category: vital,
      unit: '%',
      tenths: [930, 990],
    },
    medication: ['745679', '200 ACTUAT albuterol 0.09 MG/ACTUAT Metered Dose Inhaler'],
    dosage: 'Two puffs when short of breath',
  },
  {
    code: ['370143000', 'Major depressive disorder'],
    watched: {
      code: ['44261-6', 'Patient Health Questionnaire 9 item (PHQ-9) total score [Reported]'],
      category: survey,
      unit: '{score}',
      tenths: [40, 180],
    },
    medication: ['312941', 'sertraline 50 MG Oral Tablet'],
    dosage: 'One tablet in the morning',
  },
]

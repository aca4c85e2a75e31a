/**
 * HL7's validator cases whose outcome is another with us, by the reason. All but one are taken by us: a data store of
 * HealthLake has neither a terminology server nor the definitions that HL7's validator goes by.
 */
export const expectedDifferences: Readonly<Record<string, readonly string[]>> = {
  'Terminology: a code that its system does not have, or another display than it has there': [
    'PulseOxBundle_25Oct2022',
    'bundle-id-5',
    'contract-binding-test',
    'cvx',
    'obs-temp-code2',
    'sdoh-type-slice',
    'shc-cvx',
    'vs-bad-code',
  ],
  'Terminology: what a ValueSet or CodeSystem may say of the code systems that it is about': [
    'cs-bad-props',
    'supplement-2',
    'vs-bad-ecl',
    'vs-bad-ecl-us',
    'vs-bad-props',
    'vs-params-2',
    'vs-params-3',
    'vs-params-4',
  ],
  'Terminology: a code of a required value set that only an extension stands for, which R4 allows':
    ['allergy'],
  'Profiles: those of vital signs, which the code of an Observation calls for': [
    'obs-temp-bad',
    'obs-vs-1',
  ],
  'Extensions: one that no definition is known of': [
    'nested-questionnaire-nested-valueset',
    'pat-dob-ext',
    'patient-with-turvakielto',
  ],
  'Extensions: one with another type, or in another place, than its definition has': [
    'ips-htmlrefs-backwards',
    'maiden-name-extension',
  ],
  'Conformance resources: rules of definitions, and what they say of other definitions': [
    'capstmt',
    'ext-ccuk',
    'obs-mz',
    'sp-composite',
    'sp-diff-base',
    'sp-diff-type',
  ],
  'URLs that must be absolute by the words of R4 alone, in fullUrl, Coding.system or a canonical URL':
    [
      'bundle-duplicate-id',
      'bundle-duplicate-ids-not',
      'mni-patientOverview-bundle-example1',
      'mni-patientOverview-bundle-example1b',
      'mr-covid-bnd1',
      'vs-canonical-bad',
      'vs-canonical-bad-2',
      'vs-canonical-urn',
      'vs-canonical-urn-bad',
    ],
  'Bundles: what their entries and links are to each other, by the words of R4 alone': [
    'bundle-document-versioned-references-bad',
    'bundle-id-2',
    'bundle-id-3',
    'bundle-id-4',
    'bundle-with-contained',
  ],
  'Signatures, which nobody verifies': ['signatures-example-2'],
  'The size of an attachment, which is not counted': ['attachment-with-wrong-size'],
  'A period that ends on the day on which it starts, and one end has no time: nobody can say which is first':
    ['encounter-period'],
  'A byte order mark, which the endpoint refuses and HL7 skips': ['shc-bundle'],
}

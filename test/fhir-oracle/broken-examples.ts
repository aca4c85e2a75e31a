/** The examples of HL7 that break R4: the path of what is wrong, or of one such place, and what that is. */
export const brokenExamples: Readonly<Record<string, readonly [path: string, reason: string]>> = {
  'ActivityDefinition-blood-tubes-supply.json': [
    'ActivityDefinition.text.div',
    'no narrative but white space (txt-2)',
  ],
  'ActivityDefinition-heart-valve-replacement.json': [
    'ActivityDefinition.text.div',
    'no narrative but white space (txt-2)',
  ],
  'Bundle-dataelements.json': ['Bundle', 'a fullUrl that comes twice (bdl-7)'],
  'Bundle-v2-valuesets.json': [
    'Bundle.entry[814].resource.concept[74].code',
    'a code that ends in a no-break space',
  ],
  'CodeSystem-v2-0550.json': [
    'CodeSystem.concept[74].code',
    'a code that ends in a no-break space',
  ],
  'DeviceMetric-example.json': [
    'DeviceMetric.parent',
    'a reference to a DeviceDefinition, where a Device is asked for',
  ],
  'DeviceUseStatement-example.json': [
    'DeviceUseStatement.reasonReference[0]',
    'a reference to a Procedure, which is no reason',
  ],
  'EventDefinition-example.json': [
    'EventDefinition.text.div',
    'no narrative but white space (txt-2)',
  ],
  'ImplementationGuide-fhir.json': [
    'ImplementationGuide.manifest.resource[11904].reference',
    'a reference to an id of 67 letters; no name and no status',
  ],
  'MedicationRequest-medrx0301.json': [
    'MedicationRequest.dispenseRequest.performer',
    'a reference to a Practitioner, where an Organization is asked for',
  ],
  'Observation-clinical-gender.json': [
    'Observation.performer[0]',
    'a reference to an Encounter, which performs nothing',
  ],
  'Questionnaire-qs1.json': ['Questionnaire.item[0].item[0]', 'items without linkId'],
  'Questionnaire-zika-virus-exposure-assessment.json': [
    'Questionnaire.text.div',
    'no narrative but white space (txt-2)',
  ],
  'SearchParameter-codesystem-extensions-CodeSystem-author.json': [
    'SearchParameter',
    'no base, which every search parameter must have',
  ],
  'SearchParameter-codesystem-extensions-CodeSystem-effective.json': [
    'SearchParameter',
    'no base, which every search parameter must have',
  ],
  'SearchParameter-codesystem-extensions-CodeSystem-end.json': [
    'SearchParameter',
    'no base, which every search parameter must have',
  ],
  'SearchParameter-codesystem-extensions-CodeSystem-keyword.json': [
    'SearchParameter',
    'no base, which every search parameter must have',
  ],
  'SearchParameter-codesystem-extensions-CodeSystem-workflow.json': [
    'SearchParameter',
    'no base, which every search parameter must have',
  ],
  'SearchParameter-questionnaireresponse-extensions-QuestionnaireResponse-item-subject.json': [
    'SearchParameter.id',
    'an id of 67 letters',
  ],
  'SearchParameter-valueset-extensions-ValueSet-author.json': [
    'SearchParameter',
    'no base, which every search parameter must have',
  ],
  'SearchParameter-valueset-extensions-ValueSet-effective.json': [
    'SearchParameter',
    'no base, which every search parameter must have',
  ],
  'SearchParameter-valueset-extensions-ValueSet-end.json': [
    'SearchParameter',
    'no base, which every search parameter must have',
  ],
  'SearchParameter-valueset-extensions-ValueSet-keyword.json': [
    'SearchParameter',
    'no base, which every search parameter must have',
  ],
  'SearchParameter-valueset-extensions-ValueSet-workflow.json': [
    'SearchParameter',
    'no base, which every search parameter must have',
  ],
  'ig-r4.json': [
    'ImplementationGuide.manifest.resource[11904].reference',
    'a reference to an id of 67 letters; no name and no status',
  ],
}

// The types that HealthLake takes: those of its list, and those whose use another page of the guide describes or that its
// capability statement had [resource-types].
const listed = split(`
  Account ActivityDefinition AdverseEvent AllergyIntolerance Appointment AppointmentResponse AuditEvent Binary
  BodyStructure Bundle CapabilityStatement CarePlan CareTeam ChargeItem ChargeItemDefinition Claim ClaimResponse
  ClinicalImpression CodeSystem Communication CommunicationRequest Composition ConceptMap Condition Consent Contract
  Coverage CoverageEligibilityRequest CoverageEligibilityResponse DetectedIssue Device DeviceDefinition DeviceMetric
  DeviceRequest DeviceUseStatement DiagnosticReport DocumentManifest DocumentReference EffectEvidenceSynthesis
  Encounter Endpoint EnrollmentRequest EnrollmentResponse EpisodeOfCare ExplanationOfBenefit FamilyMemberHistory
  Flag Goal Group GuidanceResponse HealthcareService ImagingStudy Immunization ImmunizationEvaluation
  ImmunizationRecommendation InsurancePlan Invoice Library Linkage List Location Measure MeasureReport Media
  Medication MedicationAdministration MedicationDispense MedicationKnowledge MedicationRequest MedicationStatement
  MessageHeader MolecularSequence NutritionOrder Observation OperationOutcome Organization OrganizationAffiliation
  Parameters Patient PaymentNotice PaymentReconciliation Person PlanDefinition Practitioner PractitionerRole
  Procedure Provenance Questionnaire QuestionnaireResponse RelatedPerson RequestGroup ResearchStudy ResearchSubject
  RiskAssessment RiskEvidenceSynthesis Schedule ServiceRequest Slot Specimen StructureDefinition StructureMap
  Subscription Substance SupplyDelivery SupplyRequest Task ValueSet VerificationResult VisionPrescription
`)

// The other types of FHIR R4 (4.0.1).
const unlisted = split(`
  Basic BiologicallyDerivedProduct CatalogEntry CompartmentDefinition EventDefinition Evidence EvidenceVariable
  ExampleScenario GraphDefinition ImplementationGuide MedicinalProduct MedicinalProductAuthorization
  MedicinalProductContraindication MedicinalProductIndication MedicinalProductIngredient MedicinalProductInteraction
  MedicinalProductManufactured MedicinalProductPackaged MedicinalProductPharmaceutical
  MedicinalProductUndesirableEffect MessageDefinition NamingSystem ObservationDefinition OperationDefinition
  ResearchDefinition ResearchElementDefinition SearchParameter SpecimenDefinition
  SubstanceNucleicAcid SubstancePolymer SubstanceProtein SubstanceReferenceInformation SubstanceSourceMaterial
  SubstanceSpecification TerminologyCapabilities TestReport TestScript
`)

const supported: ReadonlySet<unknown> = new Set(listed)
const known: ReadonlySet<unknown> = new Set([...listed, ...unlisted])

// Those of R4, in alphabetical order; the tables know more of them, but need not be loaded for this.
export function resourceTypes(): readonly string[] {
  return [...listed, ...unlisted].toSorted()
}

export function isResourceType(type: unknown): type is string {
  return known.has(type)
}

export function isSupportedType(type: unknown): type is string {
  return supported.has(type)
}

export function isResourceId(id: unknown): id is string {
  return typeof id === 'string' && /^[A-Za-z0-9.-]{1,64}$/.test(id)
}

function split(names: string): readonly string[] {
  return names.trim().split(/\s+/)
}

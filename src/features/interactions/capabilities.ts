import { resourceTypes } from '../../model/fhir/resource-types.ts'
import type { Scope } from '../context/context.ts'
import { isAllowed, isSearched } from '../fhir/taken.ts'
import { searchParametersOf } from '../search/parameters.ts'
import type { FhirAnswer } from './answer.ts'
import { fhirError } from '../fhir/fhir-error.ts'
import { findFhirDatastore, isSmart } from './find-store.ts'
import type { FhirRequestInput } from './input.ts'

// What can be asked of a type, and by which method.
const interactions = {
  read: 'GET',
  vread: 'GET',
  update: 'PUT',
  patch: 'PATCH',
  delete: 'DELETE',
  'history-instance': 'GET',
  'history-type': 'GET',
  create: 'POST',
  'search-type': 'GET',
}

// [fhir-capabilities]
export function readCapabilities(scope: Scope, input: FhirRequestInput): FhirAnswer {
  const datastore = findFhirDatastore(scope, input.DatastoreId)
  const statement = {
    resourceType: 'CapabilityStatement',
    status: 'active',
    date: '2025-01-01',
    publisher: 'fake-healthlake',
    kind: 'instance',
    software: { name: 'fake-healthlake, a fake of the Amazon HealthLake FHIR server' },
    implementation: { description: 'A fake of AWS HealthLake', url: input.base },
    fhirVersion: '4.0.1',
    format: ['application/fhir+json'],
    patchFormat: ['application/json-patch+json', 'application/fhir+json'],
    rest: [
      {
        mode: 'server',
        ...(isSmart(datastore) ? { security: smartSecurity } : {}),
        resource: resourceTypes()
          .filter((type) => isSearched(type, scope.settings.assumptions))
          .map(describeType),
        interaction: ['transaction', 'batch', 'history-system'].map((code) => ({ code })),
        operation: [bulkExport('export')],
      },
    ],
  }
  return { StatusCode: 200, headers: {}, text: JSON.stringify(statement) }
}

const smartSecurity = {
  service: [
    {
      coding: [
        {
          system: 'http://terminology.hl7.org/CodeSystem/restful-security-service',
          code: 'SMART-on-FHIR',
        },
      ],
    },
  ],
}

// Those that HL7 has a definition of [everything] [validate] [export-start].
const operations: Readonly<Record<string, readonly object[]>> = {
  Patient: [operation('everything', 'Patient-everything'), bulkExport('patient-export')],
  Group: [bulkExport('group-export')],
}

const validate = operation('validate', 'Resource-validate')

function operation(name: string, definition: string): object {
  return { name, definition: `http://hl7.org/fhir/OperationDefinition/${definition}` }
}

function bulkExport(definition: string): object {
  const base = 'http://hl7.org/fhir/uv/bulkdata/OperationDefinition'
  return { name: 'export', definition: `${base}/${definition}` }
}

function describeType(type: string): object {
  const parameters = searchParametersOf(type)
  return {
    type,
    profile: `http://hl7.org/fhir/StructureDefinition/${type}`,
    interaction: Object.entries(interactions)
      .filter(([, method]) => isAllowed(type, method))
      .map(([code]) => ({ code })),
    versioning: 'versioned-update',
    readHistory: true,
    updateCreate: isAllowed(type, 'PUT'),
    conditionalUpdate: isAllowed(type, 'PUT'),
    conditionalDelete: isAllowed(type, 'DELETE') ? 'multiple' : 'not-supported',
    operation: [validate, ...(operations[type] ?? [])],
    searchInclude: ['*', ...parameters.filter(isReference).map(({ code }) => `${type}:${code}`)],
    searchParam: parameters.map(({ code, type: kind }) => ({ name: code, type: kind })),
  }
}

function isReference({ type }: { readonly type: string }): boolean {
  return type === 'reference'
}

// The identity provider's own metadata [fhir-smart-configuration].
export function readSmartConfiguration(scope: Scope, input: FhirRequestInput): FhirAnswer {
  const datastore = findFhirDatastore(scope, input.DatastoreId)
  const provider = datastore.properties.IdentityProviderConfiguration
  const text = isSmart(datastore) ? provider?.Metadata : undefined
  if (text === undefined) {
    throw fhirError(
      404,
      'fhir-smart-configuration',
      'not-found',
      'The data store has no SMART configuration.',
    )
  }
  return { StatusCode: 200, headers: { 'content-type': 'application/json' }, text }
}

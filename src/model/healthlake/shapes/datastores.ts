import type { Shape } from '../shape.ts'

export const datastores = {
  AnalyticsConfiguration: {
    type: 'structure',
    members: {
      Status: 'AnalyticsStatus',
    },
  },
  AnalyticsStatus: {
    type: 'string',
    enum: ['ENABLED', 'ENABLING', 'DISABLED', 'DISABLING', 'PAUSING', 'PAUSED'],
  },
  AuthorizationStrategy: {
    type: 'string',
    enum: ['SMART_ON_FHIR_V1', 'SMART_ON_FHIR', 'AWS_AUTH'],
  },
  CmkType: { type: 'string', enum: ['CUSTOMER_MANAGED_KMS_KEY', 'AWS_OWNED_KMS_KEY'] },
  ConfigurationMetadata: { type: 'string' },
  CreateFHIRDatastoreRequest: {
    type: 'structure',
    members: {
      DatastoreName: 'DatastoreName',
      DatastoreTypeVersion: 'FHIRVersion',
      SseConfiguration: 'SseConfiguration',
      PreloadDataConfig: 'PreloadDataConfig',
      ClientToken: 'ClientTokenString',
      Tags: 'TagList',
      IdentityProviderConfiguration: 'IdentityProviderConfiguration',
      AnalyticsConfiguration: 'AnalyticsConfiguration',
      NlpConfiguration: 'NlpConfiguration',
      ProfileConfiguration: 'ProfileConfiguration',
    },
    required: ['DatastoreTypeVersion'],
    idempotencyToken: 'ClientToken',
  },
  CreateFHIRDatastoreResponse: {
    type: 'structure',
    members: {
      DatastoreId: 'DatastoreId',
      DatastoreArn: 'DatastoreArn',
      DatastoreStatus: 'DatastoreStatus',
      DatastoreEndpoint: 'BoundedLengthString',
    },
    required: ['DatastoreId', 'DatastoreArn', 'DatastoreStatus', 'DatastoreEndpoint'],
  },
  DatastoreArn: {
    type: 'string',
    pattern:
      'arn:aws((-us-gov)|(-iso)|(-iso-b)|(-cn))?:healthlake:[a-zA-Z0-9-]+:[0-9]{12}:datastore/.+?',
  },
  DatastoreFilter: {
    type: 'structure',
    members: {
      DatastoreName: 'DatastoreName',
      DatastoreStatus: 'DatastoreStatus',
      CreatedBefore: 'HealthLakeTimestamp',
      CreatedAfter: 'HealthLakeTimestamp',
    },
  },
  DatastoreName: {
    type: 'string',
    min: 1,
    max: 256,
    pattern: String.raw`([\p{L}\p{Z}\p{N}_.:/=+\-%@]*)`,
  },
  DatastoreProperties: {
    type: 'structure',
    members: {
      DatastoreId: 'DatastoreId',
      DatastoreArn: 'DatastoreArn',
      DatastoreName: 'DatastoreName',
      DatastoreStatus: 'DatastoreStatus',
      CreatedAt: 'HealthLakeTimestamp',
      DatastoreTypeVersion: 'FHIRVersion',
      DatastoreEndpoint: 'HealthLakeString',
      SseConfiguration: 'SseConfiguration',
      PreloadDataConfig: 'PreloadDataConfig',
      IdentityProviderConfiguration: 'IdentityProviderConfiguration',
      ErrorCause: 'ErrorCause',
      NlpConfiguration: 'NlpConfiguration',
      AnalyticsConfiguration: 'AnalyticsConfiguration',
      ProfileConfiguration: 'ProfileConfiguration',
    },
    required: [
      'DatastoreId',
      'DatastoreArn',
      'DatastoreStatus',
      'DatastoreTypeVersion',
      'DatastoreEndpoint',
    ],
  },
  DatastorePropertiesList: { type: 'list', member: 'DatastoreProperties' },
  DatastoreStatus: {
    type: 'string',
    enum: [
      'CREATING',
      'ACTIVE',
      'DELETING',
      'DELETED',
      'CREATE_FAILED',
      'UPDATING',
      'UPDATE_FAILED',
    ],
  },
  DefaultProfiles: { type: 'list', member: 'HealthLakeString' },
  DeleteFHIRDatastoreRequest: {
    type: 'structure',
    members: {
      DatastoreId: 'DatastoreId',
    },
    required: ['DatastoreId'],
  },
  DeleteFHIRDatastoreResponse: {
    type: 'structure',
    members: {
      DatastoreId: 'DatastoreId',
      DatastoreArn: 'DatastoreArn',
      DatastoreStatus: 'DatastoreStatus',
      DatastoreEndpoint: 'BoundedLengthString',
    },
    required: ['DatastoreId', 'DatastoreArn', 'DatastoreStatus', 'DatastoreEndpoint'],
  },
  DescribeFHIRDatastoreRequest: {
    type: 'structure',
    members: {
      DatastoreId: 'DatastoreId',
    },
    required: ['DatastoreId'],
  },
  DescribeFHIRDatastoreResponse: {
    type: 'structure',
    members: {
      DatastoreProperties: 'DatastoreProperties',
    },
    required: ['DatastoreProperties'],
  },
  ErrorCategory: { type: 'string', enum: ['RETRYABLE_ERROR', 'NON_RETRYABLE_ERROR'] },
  ErrorCause: {
    type: 'structure',
    members: {
      ErrorMessage: 'ErrorMessage',
      ErrorCategory: 'ErrorCategory',
    },
  },
  ErrorMessage: { type: 'string', min: 1, max: 4096 },
  FHIRVersion: { type: 'string', enum: ['R4'] },
  HealthLakeString: {
    type: 'string',
    min: 0,
    max: 10000,
    pattern: String.raw`[\P{M}\p{M}]{0,10000}`,
  },
  IdentityProviderConfiguration: {
    type: 'structure',
    members: {
      AuthorizationStrategy: 'AuthorizationStrategy',
      FineGrainedAuthorizationEnabled: 'HealthLakeBoolean',
      Metadata: 'ConfigurationMetadata',
      IdpLambdaArn: 'LambdaArn',
    },
    required: ['AuthorizationStrategy'],
  },
  KmsEncryptionConfig: {
    type: 'structure',
    members: {
      CmkType: 'CmkType',
      KmsKeyId: 'EncryptionKeyID',
    },
    required: ['CmkType'],
  },
  LambdaArn: {
    type: 'string',
    min: 49,
    max: 256,
    pattern: String.raw`arn:aws:lambda:[a-z]{2}-[a-z]+-\d{1}:\d{12}:function:[a-zA-Z0-9\-_\.]+(:(\$LATEST|[a-zA-Z0-9\-_]+))?`,
  },
  ListFHIRDatastoresRequest: {
    type: 'structure',
    members: {
      Filter: 'DatastoreFilter',
      NextToken: 'NextToken',
      MaxResults: 'MaxResultsInteger',
    },
  },
  ListFHIRDatastoresResponse: {
    type: 'structure',
    members: {
      DatastorePropertiesList: 'DatastorePropertiesList',
      NextToken: 'NextToken',
    },
    required: ['DatastorePropertiesList'],
  },
  NlpConfiguration: {
    type: 'structure',
    members: {
      Status: 'NlpStatus',
    },
  },
  NlpStatus: { type: 'string', enum: ['ENABLED', 'ENABLING', 'DISABLED', 'DISABLING'] },
  PreloadDataConfig: {
    type: 'structure',
    members: {
      PreloadDataType: 'PreloadDataType',
    },
    required: ['PreloadDataType'],
  },
  PreloadDataType: { type: 'string', enum: ['SYNTHEA'] },
  ProfileConfiguration: {
    type: 'structure',
    members: {
      DefaultProfiles: 'DefaultProfiles',
    },
  },
  SseConfiguration: {
    type: 'structure',
    members: {
      KmsEncryptionConfig: 'KmsEncryptionConfig',
    },
    required: ['KmsEncryptionConfig'],
  },
  UpdateFHIRDatastoreRequest: {
    type: 'structure',
    members: {
      DatastoreId: 'DatastoreId',
      DatastoreName: 'DatastoreName',
      AnalyticsConfiguration: 'AnalyticsConfiguration',
      NlpConfiguration: 'NlpConfiguration',
      ProfileConfiguration: 'ProfileConfiguration',
      IdentityProviderConfiguration: 'IdentityProviderConfiguration',
    },
    required: ['DatastoreId'],
  },
  UpdateFHIRDatastoreResponse: {
    type: 'structure',
    members: {
      DatastoreProperties: 'DatastoreProperties',
    },
    required: ['DatastoreProperties'],
  },
} as const satisfies Record<string, Shape>

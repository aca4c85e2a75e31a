import { defineRules } from './entry.ts'

const dynamo = 'As DynamoDB does, which has the same protocol and framework.'

// Rules for what comes over the wire, before any operation.
export const protocol = defineRules({
  'request-form': {
    rule: 'A request that is not a POST, or whose content type is neither application/x-amz-json-1.0 nor application/json, is answered with status 404 and `<UnknownOperationException/>`.',
    certainty: 'assumed',
    source: dynamo,
  },
  'response-type': {
    rule: 'A response has the content type of its request.',
    certainty: 'assumed',
    source: dynamo,
  },
  'request-order': {
    rule: 'A body that is not JSON is refused first, then a wrong target, then a wrong signature, then an empty body.',
    certainty: 'assumed',
    source: dynamo,
  },
  'unknown-operation': {
    rule: 'A request whose X-Amz-Target names no operation is refused with an UnknownOperationException, status 400.',
    certainty: 'assumed',
    source: `${dynamo} AWS's page of common errors says 404.`,
  },
  'http-not-simulated': {
    rule: 'Another service, operation or path that is requested over HTTP but not simulated is refused as an unknown operation is, with a message that names the fake. verify() reports it, and members of an input that the model does not have, which are ignored.',
    certainty: 'assumed',
    source:
      'A choice of the fake: a newer service might support it. The service ignores unknown members, as DynamoDB does.',
  },
  unsigned: {
    rule: 'A request without Authorization, or with one of a scheme that does not begin with AWS4-, is refused with a MissingAuthenticationTokenException.',
    certainty: 'assumed',
    source: dynamo,
  },
  'signature-form': {
    rule: 'A signature without one of its parts is refused with an IncompleteSignatureException; whether it is right is not checked.',
    certainty: 'assumed',
    source: dynamo,
  },
  presigned: {
    rule: 'A request may be signed in its query instead of a header; its expiry is not checked.',
    certainty: 'assumed',
    source: `${dynamo} For the FHIR endpoint no presigned request is known.`,
  },
  'signed-twice': {
    rule: 'A request with Authorization and X-Amz-Algorithm in its query is refused with an InvalidSignatureException.',
    certainty: 'assumed',
    source: dynamo,
  },
  'signature-scope': {
    rule: 'A credential for another service, one for another region than the AWS host that it is sent to, or one that does not end in aws4_request, is refused with an InvalidSignatureException that lists all that is wrong; dates are not compared.',
    certainty: 'assumed',
    source: `${dynamo} The sentences, and the space after each, are the same in captures of DynamoDB, SQS and Glue.`,
  },
  'body-not-json': {
    rule: 'A body that is not JSON, or is empty, is refused with a SerializationException that has no message.',
    certainty: 'assumed',
    source: dynamo,
  },
})

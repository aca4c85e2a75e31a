import { defineRules } from './entry.ts'

const dynamo = 'So does DynamoDB, which speaks the same protocol in the same framework.'

// Rules for what comes over the wire, before any operation.
export const protocol = defineRules({
  'request-form': {
    rule: 'A request that is not a POST, or has a body of another content type than application/x-amz-json-1.0 and application/json, is answered with status 404 and `<UnknownOperationException/>`.',
    certainty: 'assumed',
    source: dynamo,
  },
  'response-type': {
    rule: 'An answer has the content type of its request.',
    certainty: 'assumed',
    source: dynamo,
  },
  'request-order': {
    rule: 'A body that is not JSON is refused before the target and the signature are looked at, the target before the signature, and an empty body after it.',
    certainty: 'assumed',
    source: dynamo,
  },
  'unknown-operation': {
    rule: 'A request whose X-Amz-Target names no operation is refused with an UnknownOperationException, status 400.',
    certainty: 'assumed',
    source: `${dynamo} The general page of common errors says 404.`,
  },
  'http-not-simulated': {
    rule: 'What is asked for over HTTP and is not simulated, another service, operation or path, is refused as an unknown operation is, with a message that names the fake; verify() tells of it, and of members of an input that the model does not have, which are ignored.',
    certainty: 'assumed',
    source:
      'A choice of the fake: a newer service would have answered. The service ignores members that it does not know, as DynamoDB does.',
  },
  unsigned: {
    rule: 'A request without Authorization, or with one of a scheme that does not begin with AWS4-, is refused with a MissingAuthenticationTokenException.',
    certainty: 'assumed',
    source: dynamo,
  },
  'signature-form': {
    rule: 'A signature that lacks a part of its form is refused with an IncompleteSignatureException; whether it is right is not checked.',
    certainty: 'assumed',
    source: dynamo,
  },
  presigned: {
    rule: 'A request may be signed by its query, as by its header; when it expires is not checked.',
    certainty: 'assumed',
    source: `${dynamo} For the FHIR endpoint no presigned request is known.`,
  },
  'signed-twice': {
    rule: 'A request with Authorization and X-Amz-Algorithm in its query is refused with an InvalidSignatureException.',
    certainty: 'assumed',
    source: dynamo,
  },
  'signature-scope': {
    rule: 'A credential for another service, or with another end than aws4_request, is refused with an InvalidSignatureException, which says all that is wrong; dates are not compared.',
    certainty: 'assumed',
    source: `${dynamo} The sentences, and the blank at the end of each, are the same in captures of DynamoDB, SQS and Glue.`,
  },
  'body-not-json': {
    rule: 'A body that is not JSON, or is empty, is refused with a SerializationException that has no message.',
    certainty: 'assumed',
    source: dynamo,
  },
})

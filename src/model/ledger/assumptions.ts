// Written from the ledger by npm run fidelity; do not edit.

/** What to assume where it is not known what AWS does. Each member is a rule of FIDELITY.md with another plausible choice. */
export interface Assumptions {
  /**
   * Errors of the client have status 400 and errors of the service 500, whatever the model says.
   *
   * That is 'rpc', the default; the other choice is 'modelled'. [http-status]: API reference (400 and 500 throughout);
   * the model's httpError trait says 403, 404, 409, 424 and 429. No capture of the wire is known.
   */
  httpStatus: 'rpc' | 'modelled'
  /**
   * A ClientToken repeated with another input is refused with a ValidationException.
   *
   * That is 'ValidationException', the default; the other choice is 'first-wins'. [client-token-mismatch]: No error for
   * this is modelled but ValidationException; the real answer is not known.
   */
  clientTokenMismatch: 'ValidationException' | 'first-wins'
  /**
   * KmsKeyId given with AWS_OWNED_KMS_KEY is ignored and not shown.
   *
   * That is 'ignored', the default; the other choice is 'ValidationException'. [id-of-owned-key]: Not documented.
   */
  keyIdOfOwnedKey: 'ignored' | 'ValidationException'
  /**
   * Metadata, IdpLambdaArn and FineGrainedAuthorizationEnabled given with AWS_AUTH are ignored and not shown.
   *
   * That is 'ignored', the default; the other choice is 'ValidationException'. [identity-provider-for-aws-auth]: The
   * guide says to leave them out; what happens otherwise is not known.
   */
  identityProviderForAwsAuth: 'ignored' | 'ValidationException'
  /**
   * ENABLING, DISABLING and PAUSING in an input ask for ENABLED, DISABLED and PAUSED.
   *
   * That is 'settled', the default; the other choice is 'ValidationException'. [transitional-status-given]: The model
   * accepts them; what the service does with them is not known.
   */
  transitionalStatusGiven: 'settled' | 'ValidationException'
  /**
   * Deleting or updating a DELETED store is refused with a ResourceNotFoundException.
   *
   * That is 'ResourceNotFoundException', the default; the other choice is 'ConflictException'. [delete-deleted]: Both
   * errors are modelled; which one comes is not known.
   */
  deleteDeleted: 'ResourceNotFoundException' | 'ConflictException'
  /**
   * The newest comes first; of two created at the same instant, the later request.
   *
   * That is 'newest-first', the default; the other choice is 'oldest-first'. [list-order]: The only sample with two
   * stores (Developer Guide) has them so; no order is documented.
   */
  listOrder: 'newest-first' | 'oldest-first'
  /**
   * Creating more data stores than the quota allows is refused with a ValidationException. DELETED ones do not count.
   *
   * That is 'ValidationException', the default; the other choice is 'ThrottlingException'. [too-many-datastores]: The
   * quota is documented, the error is not; Create models no error for it.
   */
  tooManyDatastores: 'ValidationException' | 'ThrottlingException'
  /**
   * Tags of a DELETED store can be read and changed until it is forgotten.
   *
   * That is 'kept', the default; the other choice is 'ResourceNotFoundException'. [tags-of-deleted]: Not documented.
   */
  tagsOfDeleted: 'kept' | 'ResourceNotFoundException'
  /**
   * Of tags with the same key in one request the last wins.
   *
   * That is 'last-wins', the default; the other choice is 'ValidationException'. [duplicate-tag-keys]: Not documented.
   */
  duplicateTagKeys: 'last-wins' | 'ValidationException'
  /**
   * A store has at most 50 tags; a request that leads to more is refused with a ValidationException.
   *
   * That is '50', the default; the other choice is '200'. [tag-limit]: Developer Guide, tagging, 2021. The model allows
   * 200 in one request.
   */
  tagLimit: '50' | '200'
}

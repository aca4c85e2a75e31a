import { sendToObjects } from './sdk/send-s3.ts'
import { callBack, type SendArguments } from './sdk/send.ts'
import { createTestObjects, type ObjectHold } from '../service/objects.ts'
import { assertNotDisposed } from '../service/misuse.ts'
import type { Service } from '../service/service.ts'
import { replaceStub } from './stub.ts'

/** An in-memory S3: what imports read and jobs write. It is part of the state; all regions share it. */
export interface Objects extends ObjectHold {
  /**
   * Puts the object store under an aws-sdk-client-mock stub of S3Client: PutObject, GetObject, HeadObject, ListObjectsV2
   * and DeleteObject answer from it. Any other command is a MisuseError, and so are ranges, conditions, versions and
   * parts. Of an object only its body is kept, no metadata and no content type. The mock's own `on(...)` overrides come
   * first. After `mock.reset()` attach again.
   *
   * @param s3Mock What `mockClient(S3Client)` returned
   * @returns The mock
   * @throws MisuseError if it is no such mock
   */
  attach<Mock extends object>(s3Mock: Mock): Mock
}

export function createObjects(service: Service): Objects {
  return {
    ...createTestObjects(service),
    attach(s3Mock) {
      assertNotDisposed(service)
      replaceStub(
        s3Mock,
        (...args: SendArguments) => callBack(sendToObjects(service, ...args), args),
        'objects.attach: give what mockClient(S3Client) of aws-sdk-client-mock returned.',
      )
      return s3Mock
    },
  }
}

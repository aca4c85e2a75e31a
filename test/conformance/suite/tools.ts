import { AssertionError } from 'node:assert'
import type { Output } from 'fake-healthlake'
import type { Door, OpenDoor, Refusal } from '../door.ts'

type Properties = Output<'DescribeFHIRDatastore'>['DatastoreProperties']

/** What the service says to a request that it refuses. */
export async function refusalOf(
  door: Pick<Door, 'refusal'>,
  request: Promise<unknown>,
): Promise<Refusal> {
  const error = await request.then(
    () => new AssertionError({ message: 'The request was not refused.' }),
    (refused: unknown) => refused,
  )
  return door.refusal(error)
}

export function validationError(message: string): Refusal {
  return { name: 'ValidationException', message, fault: 'client', statusCode: 400 }
}

export function notFound(id: string, region = 'us-east-1'): Refusal {
  const message = `There is no data store with the id ${id} in ${region}.`
  return { name: 'ResourceNotFoundException', message, fault: 'client', statusCode: 400 }
}

export function conflict(id: string, status: string): Refusal {
  const message = `The data store ${id} cannot be changed while it is ${status}.`
  return { name: 'ConflictException', message, fault: 'client', statusCode: 400 }
}

/** Creates a data store and gives its id. */
export async function create(
  { send }: OpenDoor,
  input: Partial<Parameters<typeof send<'CreateFHIRDatastore'>>[1]> = {},
): Promise<string> {
  const { DatastoreId } = await send('CreateFHIRDatastore', {
    DatastoreTypeVersion: 'R4',
    ...input,
  })
  return DatastoreId
}

export async function describeStore({ send }: OpenDoor, id: string): Promise<Properties> {
  const { DatastoreProperties } = await send('DescribeFHIRDatastore', { DatastoreId: id })
  return DatastoreProperties
}

export async function statusOf(open: OpenDoor, id: string): Promise<string> {
  const { DatastoreStatus } = await describeStore(open, id)
  return DatastoreStatus
}

/** Lets time pass until a data store has a status. */
export async function untilIs(open: OpenDoor, id: string, status: string): Promise<void> {
  await open.until(async () => (await statusOf(open, id)) === status)
}

/** Creates a data store and lets time pass until it is ACTIVE. */
export async function createActive(
  open: OpenDoor,
  input?: Parameters<typeof create>[1],
): Promise<string> {
  const id = await create(open, input)
  await untilIs(open, id, 'ACTIVE')
  return id
}

/** Creates a data store and lets time pass until it is DELETED. */
export async function createDeleted(
  open: OpenDoor,
  input?: Parameters<typeof create>[1],
): Promise<string> {
  const id = await createActive(open, input)
  await open.send('DeleteFHIRDatastore', { DatastoreId: id })
  await untilIs(open, id, 'DELETED')
  return id
}

/** The ids on one page. */
export async function idsOf(
  { send }: OpenDoor,
  input: Parameters<typeof send<'ListFHIRDatastores'>>[1] = {},
): Promise<string[]> {
  const { DatastorePropertiesList } = await send('ListFHIRDatastores', input)
  return DatastorePropertiesList.map(({ DatastoreId }) => DatastoreId)
}

/** The ids on all pages, page by page, and what `between` does between them. */
export async function pagesOf(
  { send }: OpenDoor,
  input: Parameters<typeof send<'ListFHIRDatastores'>>[1],
  between: () => Promise<unknown> = async () => undefined,
): Promise<string[][]> {
  const pages: string[][] = []
  let NextToken: string | undefined
  do {
    const page = await send('ListFHIRDatastores', { ...input, NextToken })
    pages.push(page.DatastorePropertiesList.map(({ DatastoreId }) => DatastoreId))
    if (pages.length > 100) throw new Error('The pages do not end.')
    NextToken = page.NextToken
    if (NextToken !== undefined) await between()
  } while (NextToken !== undefined)
  return pages
}

export type Five = [string, string, string, string, string]

export async function createFive(
  open: OpenDoor,
  input?: Parameters<typeof create>[1],
): Promise<Five> {
  return [
    await create(open, input),
    await create(open, input),
    await create(open, input),
    await create(open, input),
    await create(open, input),
  ]
}

import { writePage } from '../../scripts/build/page.ts'

/** Makes what the server gives to a browser, once for all tests. */
export async function setup(): Promise<void> {
  await writePage()
}

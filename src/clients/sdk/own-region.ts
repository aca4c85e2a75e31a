import { asIfNamed } from './as-if-named.ts'

type Provider = () => Promise<string>

// Every version of the SDK takes it for a region; a person who should ever see it is told what it means.
const NONE = 'region-is-missing'

const asked = new WeakSet<Provider>()

// The region that a client's code or the variable AWS_REGION names; undefined if neither does. What a machine says
// besides, in files or by its metadata service, is not looked at. What the code throws in place of a region comes through.
export async function readOwnRegion(region: Provider): Promise<string | undefined> {
  if (!asked.has(region)) {
    asked.add(region)
    await asIfNamed({ AWS_REGION: NONE }, region).catch(() => {})
  }
  try {
    const own = await region()
    return own === NONE ? process.env['AWS_REGION'] : own
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

// What the SDK says in a browser, where it looks for none; any other error is of a region that is wrong.
function isMissing(error: unknown): boolean {
  return (error as Partial<Error> | undefined)?.message === 'Region is missing'
}

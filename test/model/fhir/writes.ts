import * as fc from 'fast-check'
import type { FhirResponse } from 'fake-healthlake'
import { urn, type AnsweredEntry, type BundleType } from '../../fhir-endpoint/bundle-tools.ts'
import type { Deed, Told } from './deed.ts'
import { deed, deedOfOne, toParts, toRequest } from './deeds.ts'
import { batch, perform, transaction } from './naive.ts'
import { ask, expectSame, step, type Real } from './step.ts'

interface Output {
  readonly ResourceType: string
  readonly Id: string
  readonly VersionId: string
}

/** A deed by itself. */
export const alone = deed.map((one) =>
  step(describe(one), ({ store }, real) => {
    const { status, body } = ask(real, toRequest(one))
    const { output } = real.place.fake.history.at(-1) as { readonly output?: Output }
    const at = output && `${output.ResourceType}/${output.Id}/${output.VersionId}`
    const isGood = status < 400
    const told = { status, at, resource: isGood ? body : undefined }

    expectSame(told, { at: undefined, resource: undefined, ...perform(store, one, output?.Id) })
  }),
)

/** Deeds in a bundle. */
export const bundle = fc
  .oneof(
    fc.tuple(fc.constant<BundleType>('batch'), some(deed, 4)),
    fc.tuple(fc.constant<BundleType>('transaction'), some(deedOfOne, 3)),
  )
  .map(([type, deeds]) =>
    step(`${type} of ${deeds.map(describe).join('; ')}`, ({ store, transactions }, real) => {
      const names = deeds.map((_, index) => urn(index))
      const answer = post(real, type, linked(deeds, names))
      const told = toldIn(answer)
      const ids = deeds.map((_, index) => told[index]?.at?.split('/')[1] ?? '')
      const places = deeds.map((one, index) => `${one.type}/${one.id ?? ids[index]}`)

      const expected =
        type === 'batch'
          ? batch(store, linked(deeds, names), ids)
          : transaction(store, linked(deeds, places), ids)
      expectSame(
        told,
        expected.map((one, index) => shown(one, deeds[index])),
      )
      if (type === 'transaction') transactions[answer.status === 200 ? 'done' : 'refused'] += 1
    }),
  )

function some(one: fc.Arbitrary<Deed>, maxLength: number): fc.Arbitrary<readonly Deed[]> {
  return fc.array(one, { minLength: 1, maxLength })
}

function post(real: Real, type: BundleType, deeds: readonly Deed[]): FhirResponse {
  const entry = deeds.map((one, index) => {
    const { method, url, conditions, resource } = toParts(one)
    const request = { method, url, ...conditions }
    return { fullUrl: urn(index), request, ...(resource === undefined ? {} : { resource }) }
  })
  const body = { resourceType: 'Bundle', type, entry }
  return ask(real, { method: 'POST', path: '', body })
}

/** The same deeds, with references in place of the numbers of others. */
function linked(deeds: readonly Deed[], references: readonly string[]): readonly Deed[] {
  return deeds.map((one) => {
    const [link] = one.resource?.extension ?? []
    if (link === undefined) return one
    const { url, valueInteger } = link as { readonly url: string; readonly valueInteger: number }
    const reference = references[valueInteger % references.length] ?? ''
    const extension = [{ url, valueReference: { reference } }]
    return { ...one, resource: { ...one.resource, extension } }
  })
}

function toldIn({ status, body }: FhirResponse): readonly Told[] {
  if (status !== 200) return [{ status }]
  return (body as { readonly entry: readonly AnsweredEntry[] }).entry.map(
    ({ resource, response }) => ({
      status: Number(response.status),
      at: response.location?.replace('/_history/', '/'),
      resource,
    }),
  ) as readonly Told[]
}

/** Of what is written a bundle tells the version alone. */
function shown({ status, at, resource }: Told, one: Deed | undefined): object {
  return one?.kind.endsWith('read') === true ? { status, at, resource } : { status, at }
}

function describe({ kind, type, ...rest }: Deed): string {
  return `${kind} ${type} ${JSON.stringify(rest)}`
}

import { describe, expect, it } from 'vitest'
import type { FhirDoor } from '../door.ts'
import { history, nextOf, outcome, patient, put, read, refusal } from '../tools.ts'

const aliases = ['patientaccess', 'provideraccess', 'payertopayerdx', 'priorauthservice']

export function addressBehaviour(door: FhirDoor): void {
  describe('A path', () => {
    it.each(aliases)('of %s leads to the same data store [fhir-paths]', async (alias) => {
      const open = await door.open()
      const url = open.url.replace(/r4\/$/, `${alias}/v2/r4/`)
      for (const id of ['p1', 'p2']) await put(open, id)

      const { status, text } = await open.request({ path: `${url}Patient/p1` })
      const { body } = await open.request({ path: `${url}_history?_count=1` })
      const next = nextOf(body as { total: number }) ?? ''

      expect(status).toBe(200)
      expect(text).toBe((await read(open, 'p1')).text)
      expect(next.startsWith(`${url}_history?`)).toBe(true)
      expect((await open.request({ path: next })).status).toBe(200)
    })

    it.each(['/Patient/p1', 'Patient//p1', 'Patient/p1/', '//Patient///p1//', 'Pat%69ent/p%31'])(
      'may be written as %s [fhir-paths]',
      async (path) => {
        const open = await door.open()
        await put(open, 'p1')

        expect((await open.request({ path })).status).toBe(200)
        expect((await open.request({ path: `${open.url}${path}` })).status).toBe(200)
      },
    )

    it.each(['patient/p1', 'Patientt/p1', 'Basic/p1', 'SubscriptionTopic/p1', 'constructor/p1'])(
      'of a type that is not taken, %s, is refused [resource-types]',
      async (path) => {
        for (const method of ['GET', 'PUT', 'DELETE']) {
          const [resourceType] = path.split('/')
          const body = method === 'PUT' ? { resourceType, id: 'p1' } : undefined
          const answer = await refusal(await door.open(), { method, path, body })

          expect(answer.status).toBe(400)
          expect(answer.body).toEqual(
            outcome('processing', `Unknown resource type ${resourceType}`),
          )
        }
      },
    )

    it('of another type of R4 is taken where that is assumed [resource-types] [resource-types]', async () => {
      const open = await door.open({ assumptions: { fhirUnlistedTypes: 'accepted' } })
      const body = { resourceType: 'Basic', id: 'b1', code: { text: 'x' } }

      expect((await open.request({ method: 'PUT', path: 'Basic/b1', body })).status).toBe(201)
      expect((await refusal(open, { path: 'Basik/b1' })).status).toBe(400)
    })

    it.each([
      ['Pat-ient/p1', 'Pat-ient', 'resourceType', '[A-Za-z]{1,256}'],
      [`${'A'.repeat(257)}/p1`, `${'A'.repeat(100)}…`, 'resourceType', '[A-Za-z]{1,256}'],
      ['__proto__/p1', '__proto__', 'resourceType', '[A-Za-z]{1,256}'],
      ['Patient/p_1', 'p_1', 'resourceId', '[A-Za-z0-9-.]{1,64}'],
      ['Patient/a%2fb', 'a/b', 'resourceId', '[A-Za-z0-9-.]{1,64}'],
      ['Patient/a%20b', 'a b', 'resourceId', '[A-Za-z0-9-.]{1,64}'],
      [`Patient/${'x'.repeat(65)}`, 'x'.repeat(65), 'resourceId', '[A-Za-z0-9-.]{1,64}'],
    ])('%s is refused in the words of AWS [fhir-id-form]', async (path, value, name, pattern) => {
      for (const method of ['GET', 'DELETE']) {
        const { status, body } = await refusal(await door.open(), { method, path })

        expect(status).toBe(400)
        expect(body).toEqual(
          outcome(
            'processing',
            `1 validation error detected: Value '${value}' at '${name}' failed to satisfy constraint: Member must satisfy regular expression pattern: ${pattern}`,
          ),
        )
      }
    })

    it.each(['Patient/%', 'Patient/%zz', 'Patient/%c3', 'Patient/p1?a=%', '_history?%ff=1'])(
      '%s has a broken escape and is refused [fhir-id-form]',
      async (path) => {
        const open = await door.open()
        const { status, body } = await refusal(open, { path })

        expect(status).toBe(400)
        expect(body).toEqual(outcome('invalid', 'The URL has an escape that is not UTF-8.'))
        open.fake.verify()
      },
    )

    it('with .. leads nowhere else [fhir-id-form]', async () => {
      const open = await door.open()
      await put(open, 'p1')

      for (const path of ['Patient/..', '../r4/Nothing', 'Patient/%2e%2e']) {
        expect((await refusal(open, { path })).status).toBeOneOf([404, 400, 501])
      }
    })
  })

  describe('A type that is not like the others', () => {
    it('may be created and read only: AuditEvent [fhir-restricted-types]', async () => {
      const open = await door.open()
      const { status, body } = await open.request({
        method: 'POST',
        path: 'AuditEvent',
        body: audit,
      })
      const { id } = body as { id: string }
      const path = `AuditEvent/${id}`

      expect(status).toBe(201)
      expect((await open.request({ path })).body).toEqual(body)
      expect((await history(open, `${path}/_history`)).total).toBe(1)
      for (const method of ['PUT', 'DELETE']) {
        const answer = await refusal(open, {
          method,
          path,
          body: method === 'PUT' ? body : undefined,
        })
        expect(answer.status).toBe(405)
        expect(answer.body).toEqual(
          outcome('not-supported', `${method} is not supported for AuditEvent.`),
        )
      }
    })

    it.each(['OperationOutcome', 'Parameters'])(
      'has nothing: %s [fhir-restricted-types]',
      async (type) => {
        const open = await door.open()
        const body = { resourceType: type, id: 'x' }
        for (const asked of [
          { method: 'GET', path: `${type}/x` },
          { method: 'GET', path: `${type}/_history` },
          { method: 'GET', path: `${type}/x/_history` },
          { method: 'GET', path: `${type}/x/_history/1` },
          { method: 'POST', path: type, body },
          { method: 'PUT', path: `${type}/x`, body },
          { method: 'PATCH', path: `${type}/x`, body },
          { method: 'DELETE', path: `${type}/x` },
        ]) {
          expect((await refusal(open, asked)).status).toBe(405)
        }
      },
    )
  })

  describe('A method', () => {
    it.each([
      ['POST', 'Patient/p1', 'GET, PUT, PATCH, DELETE'],
      ['DELETE', 'metadata', 'GET'],
      ['PUT', '_history', 'GET'],
      ['POST', 'Patient/_history', 'GET'],
      ['PATCH', 'Patient/p1/_history', 'GET'],
      ['DELETE', 'Patient/p1/_history/1', 'GET'],
      ['PUT', 'Patient/_search', 'POST, GET'],
      ['DELETE', '', 'POST, GET'],
      ['POST', '.well-known/smart-configuration', 'GET'],
      ['POST', 'export/1', 'GET, DELETE'],
    ])(
      '%s of %o is refused, and the header Allow tells what is [fhir-method]',
      async (method, path, allow) => {
        const open = await door.open()
        const { status, headers, body } = await refusal(open, { method, path })

        expect(status).toBe(405)
        expect(headers).toMatchObject({ allow })
        expect(body).toEqual(
          outcome('not-supported', `${method} is not supported here; ${sentence(allow)}.`),
        )
        open.fake.verify()
      },
    )
  })

  describe('What is not simulated', () => {
    it.each<readonly [string, string, string]>([
      ['GET', '', 'SearchWithGet'],
      ['POST', '_search', 'SearchWithPost'],
      ['GET', 'Patient/$everything', 'OtherInteraction'],
      ['GET', 'Encounter/e1/$everything', 'OtherInteraction'],
      ['GET', 'Patient/p1/$everything/x', 'OtherInteraction'],
      ['POST', 'Observation/$export', 'OtherInteraction'],
      ['POST', 'Patient/p1/$export', 'OtherInteraction'],
      ['POST', '$validate', 'OtherInteraction'],
      ['POST', '$x/$validate', 'OtherInteraction'],
      ...documented,
      ['GET', 'Patient/p1/Observation', 'OtherInteraction'],
      ['GET', 'Patient/p1/Observation/o1', 'OtherInteraction'],
      ['GET', 'Patient/p1/_history/1/x', 'OtherInteraction'],
    ])(
      'is told so: %s of %o [fhir-not-simulated] [search-system]',
      async (method, path, operation) => {
        const open = await door.open()
        const given = method === 'GET' || method === 'DELETE' ? undefined : patient()
        const { status, body } = await refusal(open, { method, path, body: given })

        expect(status).toBe(501)
        expect(body).toMatchObject(outcome('not-supported', 'Interaction not supported.'))
        expect(JSON.stringify(body)).toContain(
          'create, read, vread, update, patch, delete, history, ',
        )
        expect(open.fake.history.at(-1)).toMatchObject({ operation })
        expect(() => open.fake.verify()).toThrow(`(${operation}) is not simulated`)
      },
    )
  })
}

// The operations of the Developer Guide that are not simulated.
const documented = [
  ['POST', '$bulk-patch'],
  ['GET', '$bulk-patch/1'],
  ['GET', 'Composition/c1/$document'],
  ['POST', 'Composition/c1/$document'],
  ['GET', 'ValueSet/$expand'],
  ['POST', 'ValueSet/v1/$expand'],
  ['GET', 'CodeSystem/$lookup'],
  ['POST', 'CodeSystem/$lookup'],
  ['GET', 'ConceptMap/$translate'],
  ['POST', 'ConceptMap/m1/$translate'],
  ['POST', 'Patient/$member-match'],
  ['POST', 'Group/$bulk-member-match'],
  ['GET', '$bulk-member-match-status/1'],
  ['POST', 'Group/g1/$member-add'],
  ['POST', 'Group/g1/$member-remove'],
  ['POST', 'Group/g1/$confirm-attribution-list'],
  ['POST', 'Group/g1/$attribution-status'],
  ['GET', 'Group/g1/$davinci-data-export'],
  ['POST', 'Group/g1/$davinci-data-export'],
  ['POST', 'Claim/$submit'],
  ['POST', 'Claim/$inquire'],
  ['POST', 'Questionnaire/$questionnaire-package'],
].map(([method = '', path = '']) => [method, path, 'OtherInteraction'] as const)

const audit = {
  resourceType: 'AuditEvent',
  type: { code: 'rest' },
  recorded: '2025-01-01T00:00:00Z',
  agent: [{ requestor: true }],
  source: { observer: { display: 'me' } },
}

/** What there is, as a sentence ends with it. */
function sentence(allow: string): string {
  return allow.includes(',') ? `${allow.replace(/, (?=\w+$)/, ' and ')} are` : `${allow} is`
}

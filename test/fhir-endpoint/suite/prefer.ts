import { describe, expect, it } from 'vitest'
import type { Answered, Asked, FhirDoor } from '../door.ts'
import { patient, put, refusal } from '../tools.ts'

const create: Asked = { method: 'POST', path: 'Patient', body: patient() }
const update: Asked = { method: 'PUT', path: 'Patient/a', body: patient({ id: 'a' }) }
const conditional: Asked = { ...update, path: 'Patient?_id=a' }
const patch: Asked = {
  method: 'PATCH',
  path: 'Patient/a',
  headers: { 'content-type': 'application/json-patch+json' },
  body: [{ op: 'add', path: '/active', value: true }],
}
const writes: readonly (readonly [string, Asked])[] = [
  ['create', create],
  ['update', update],
  ['conditional update', conditional],
  ['patch', patch],
]

function preferring(asked: Asked, prefer: string): Asked {
  return { ...asked, headers: { ...asked.headers, prefer } }
}

/** What is told of a write that went well. */
function done({ status, headers }: Answered) {
  return { status, etag: headers['etag'], 'last-modified': headers['last-modified'] }
}

function informed(diagnostics: unknown): object {
  const issue = [{ severity: 'information', code: 'informational', diagnostics }]
  return { resourceType: 'OperationOutcome', issue }
}

export function preferBehaviour(door: FhirDoor): void {
  describe('Prefer: return', () => {
    it.each(writes)(
      '=minimal lets a %s be answered without a body [fhir-return]',
      async (_, asked) => {
        const [open, other] = [await door.open(), await door.open()]
        for (const each of [open, other]) await put(each, 'a')

        const answer = await open.request(preferring(asked, 'return=minimal'))

        expect(answer.text).toBe('')
        expect(answer.headers).not.toHaveProperty('content-type')
        expect(done(answer)).toEqual(done(await other.request(asked)))
        open.fake.verify()
      },
    )

    it.each(writes)(
      '=representation lets a %s be answered as ever [fhir-return]',
      async (_, asked) => {
        const [open, other] = [await door.open(), await door.open()]
        for (const each of [open, other]) await put(each, 'a')

        const answer = await open.request(preferring(asked, 'return=representation'))

        const usual = await other.request(asked)
        expect([answer.body, answer.headers['location']]).toEqual([usual.body, undefined])
        expect(done(answer)).toEqual(done(usual))
      },
    )

    it('=OperationOutcome lets a write be answered with one, whose issues are those of the resource, if any [fhir-return]', async () => {
      const open = await door.open()
      const prefer = 'return=OperationOutcome'

      const created = await open.request(preferring(create, prefer))
      await put(open, 'a')
      const updated = await open.request(preferring(update, prefer))
      const level = { 'x-amzn-healthlake-fhir-validation-level': 'minimal', prefer }
      const body = patient({ id: 'a', active: 'yes' })
      const invalid = await open.request({ ...update, headers: level, body })

      expect(created.body).toEqual(
        informed(expect.stringMatching(/^Patient\/[\w-]+\/_history\/1 was created\.$/)),
      )
      expect(updated.body).toEqual(informed('Patient/a/_history/2 was updated.'))
      expect(invalid.headers['x-amzn-healthlake-validation-issues']).toBe('true')
      expect(invalid.body).toMatchObject({
        resourceType: 'OperationOutcome',
        issue: [{ severity: 'error' }, { expression: ['Patient.active'] }],
      })
      open.fake.verify()
    })

    it.each(['minimal', 'OperationOutcome'])(
      '=%s has the address of what was created in Location, since the body does not tell it [fhir-return]',
      async (wanted) => {
        const open = await door.open()

        const { headers } = await open.request(preferring(create, `return=${wanted}`))
        const updated = await open.request(preferring(update, `return=${wanted}`))
        const again = await open.request(preferring(update, `return=${wanted}`))

        const { body } = await open.request({ path: headers['location'] ?? '' })
        expect(open.fake.resources(open.store).list('Patient')[0]).toEqual(body)
        expect(updated.headers['location']).toBe(`${open.url}Patient/a/_history/1`)
        expect(again.headers).not.toHaveProperty('location')
      },
    )

    it.each([
      'return=minimal, handling=strict',
      'handling=lenient,RETURN=Minimal',
      'respond-later; return="minimal"',
      'handling=strict return = minimal',
      'return=minimal, return=representation',
    ])('counts among other preferences: %s [fhir-return]', async (prefer) => {
      const open = await door.open()

      expect((await open.request(preferring(update, prefer))).text).toBe('')
    })

    it('says nothing of errors, which have a body in any case [fhir-return]', async () => {
      const open = await door.open()
      const asked = { ...update, body: patient({ id: 'b' }) }

      const { status } = await refusal(open, preferring(asked, 'return=minimal'))

      expect(status).toBe(400)
    })

    it('is not heeded where that is assumed [fhir-return]', async () => {
      const open = await door.open({ assumptions: { fhirReturnPreference: 'ignored' } })

      const { body, headers } = await open.request(preferring(create, 'return=minimal'))

      expect(body).toMatchObject(patient())
      expect(headers).not.toHaveProperty('location')
      open.fake.verify()
    })
  })
}

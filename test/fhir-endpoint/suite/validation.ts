import { describe, expect, it } from 'vitest'
import type { FhirDoor } from '../door.ts'
import { outcome, patient, put, read, refusal } from '../tools.ts'

const LEVEL = 'x-amzn-healthlake-fhir-validation-level'
const ISSUE = 'http://healthlake.amazonaws.com/fhir/StructureDefinition/validation-issue'
const refused = 'FHIR resource in payload failed FHIR validation rules.'
const broken = patient({ id: 'p1', active: 'yes', nickname: 'Al' })
const update = { method: 'PUT', path: 'Patient/p1' }

interface Outcome {
  readonly issue: readonly Record<string, unknown>[]
}

export function validationBehaviour(door: FhirDoor): void {
  describe('A resource that breaks R4', () => {
    it.each(['strict', 'structure-only', undefined])(
      'is refused at the level %s, with all that is wrong [validation-levels] [fhir-validation-level]',
      async (level) => {
        const { status, body } = await refusal(await door.open(), {
          ...update,
          body: broken,
          headers: level === undefined ? {} : { [LEVEL]: level },
        })

        expect(status).toBe(400)
        const [whole, ...others] = (body as Outcome).issue
        expect(whole).toEqual({
          severity: 'error',
          code: 'processing',
          details: { text: refused },
          diagnostics: refused,
        })
        expect(others.map(({ location, expression }) => [location, expression])).toEqual([
          [['Patient.active'], ['Patient.active']],
          [['/Patient'], ['Patient']],
        ])
      },
    )

    it('is refused where an element is missing [validation-levels]', async () => {
      const asked = {
        method: 'POST',
        path: 'Observation',
        body: { resourceType: 'Observation', code: { text: 'x' } },
      }
      const { status, text } = await refusal(await door.open(), asked)

      expect(status).toBe(400)
      expect(text).toContain("Element 'Observation.status': minimum required = 1")
    })

    it('is stored at the level minimal, with what is wrong [validation-issue-extension]', async () => {
      const open = await door.open()
      for (const asked of [
        { ...update, body: broken },
        { method: 'POST', path: 'Patient', body: broken },
      ]) {
        const { status, headers, body } = await open.request({
          ...asked,
          headers: { [LEVEL]: 'minimal' },
        })

        expect(status).toBe(201)
        expect(headers).toMatchObject({ 'x-amzn-healthlake-validation-issues': 'true' })
        const { extension, ...others } = body as { extension: { valueString: string }[] }
        expect(others).toMatchObject({ active: 'yes', nickname: 'Al' })
        expect(extension).toEqual([{ url: ISSUE, valueString: expect.any(String) as string }])
        const { issue } = JSON.parse(extension[0]?.valueString ?? '') as Outcome
        expect(issue[0]).toMatchObject({ diagnostics: refused })
        expect(issue).toHaveLength(3)
      }
      expect((await read(open, 'p1')).headers).not.toHaveProperty(
        'x-amzn-healthlake-validation-issues',
      )
    })

    it('has one such extension, the last, when it is written again as it was read [validation-issue-extension]', async () => {
      const open = await door.open()
      const asked = { ...update, headers: { [LEVEL]: 'minimal' } }
      const other = { url: 'urn:a', valueString: 'kept' }
      const members = { id: 'p1', active: 'yes', extension: [other] }
      const { body: first } = await open.request({ ...asked, body: patient(members) })
      const again = { ...(first as object), active: true, nickname: 'Al' }

      const { body } = await open.request({ ...asked, body: again })

      const { extension } = body as { extension: readonly { valueString: string }[] }
      expect(extension).toEqual([
        other,
        { url: ISSUE, valueString: expect.stringContaining('nickname') as string },
      ])
      expect(extension[1]?.valueString).not.toContain('active')
    })

    it('keeps the digits of the extensions that it has [validation-issue-extension]', async () => {
      const { request } = await door.open()
      const extensions =
        '{"url":"urn:a","valueDecimal":1.10} , {"url":"urn:b,[]{}","valueDecimal":2.00}'
      const body = `{"resourceType":"Patient","id":"p1","nickname":"Al","extension":[${extensions}]}`

      const { text } = await request({ ...update, body, headers: { [LEVEL]: 'minimal' } })

      expect(text).toContain(
        '"extension":[{"url":"urn:a","valueDecimal":1.10},{"url":"urn:b,[]{}","valueDecimal":2.00},{"url":"http://healthlake',
      )
    })

    it('is not what a good resource is at the level minimal [validation-issue-extension]', async () => {
      const { request } = await door.open()
      const asked = { ...update, body: patient({ id: 'p1' }), headers: { [LEVEL]: 'minimal' } }
      const { status, headers, body } = await request(asked)

      expect(status).toBe(201)
      expect(headers).not.toHaveProperty('x-amzn-healthlake-validation-issues')
      expect(body).not.toHaveProperty('extension')
    })

    it.each(['', 'STRICT', 'none'])(
      'is asked for at no level %o [fhir-validation-level]',
      async (level) => {
        const { status, body } = await refusal(await door.open(), {
          ...update,
          body: patient({ id: 'p1' }),
          headers: { [LEVEL]: level },
        })

        expect(status).toBe(400)
        expect(body).toEqual(
          outcome(
            'invalid',
            `The validation level must be strict or structure-only or minimal, not ${level}.`,
          ),
        )
      },
    )
  })

  describe('A profile', () => {
    const meta = { profile: ['http://example.org/StructureDefinition/own'] }

    it('is not checked, unless an unknown one is to be refused [unknown-profile]', async () => {
      const open = await door.open({ assumptions: { fhirUnknownProfile: 'refused' } })

      const { status, text } = await refusal(open, { ...update, body: patient({ id: 'p1', meta }) })

      expect(status).toBe(400)
      expect(text).toContain('http://example.org/StructureDefinition/own')
      expect((await put(await door.open(), 'p1', { meta })).status).toBe(201)
    })
  })
}

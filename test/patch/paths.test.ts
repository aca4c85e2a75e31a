import { describe, expect, it } from 'vitest'
import { patchedPatient, pathPatched } from './tools.ts'

const members = {
  active: true,
  multipleBirthInteger: 2,
  name: [
    { id: 'n0', use: 'official', family: "O'Hara \\ \n", given: ['A', 'B'] },
    { id: 'n1', use: 'usual', text: 'true', given: ['A'], _family: { id: 'f' } },
    { id: 'n2', use: 'usual', period: { start: '1990' }, given: ['é'] },
  ],
  contact: [{ name: { text: 'x' } }, { name: { text: 'y' }, gender: 'male' }],
}

/** The ids of the names that are left after one is deleted; the problem, where that cannot be. */
function left(path: string): unknown {
  const result = patchedPatient(members, { type: 'delete', path })
  if (typeof result !== 'string') return result.message
  const { name } = JSON.parse(result) as { readonly name: readonly { readonly id: string }[] }
  return name.map(({ id }) => id).join(' ')
}

describe('The path of a FHIRPath Patch', () => {
  it.each<[string, string]>([
    ['Patient.name[0]', 'n1 n2'],
    ['name[0]', 'n1 n2'],
    ['DomainResource.name[0]', 'n1 n2'],
    [' Patient . name [ 2 ] ', 'n0 n1'],
    ['`Patient`.`name`[2]', 'n0 n1'],
    ['Patient.name.first()', 'n1 n2'],
    ['Patient.name.last( )', 'n0 n1'],
    ['Patient.name[1][0]', 'n0 n2'],
    ['Patient.name[9]', 'n0 n1 n2'],
    ['Patient.name[99999999999999999999999]', 'n0 n1 n2'],
    ["Patient.name.where(use = 'official')", 'n1 n2'],
    ["Patient.name.where(use='usual').first()", 'n0 n2'],
    ["Patient.name.where(use='usual')[1]", 'n0 n1'],
    ["Patient.name.where('official' = use)", 'n1 n2'],
    ["Patient.name.where(use = 'usual' and text = 'true')", 'n0 n2'],
    ["Patient.name.where(use = 'official' or text = 'true').last()", 'n0 n2'],
    ["Patient.name.where(text = 'true' or use = 'official' and id = 'n9')", 'n0 n2'],
    ["Patient.name.where((text = 'true' or use = 'official') and id = 'n0')", 'n1 n2'],
    ["Patient.name.where(use = 'usual').where(text.exists())", 'n0 n2'],
    ["Patient.name.where(family = 'O\\'Hara \\\\ \\n')", 'n1 n2'],
    ["Patient.name.where(given = '\\u00e9')", 'n0 n1'],
    ['Patient.name.where(given.count() = 2)', 'n1 n2'],
    ['Patient.name.where(given.count() = 2.0)', 'n1 n2'],
    ['Patient.name.where(period.exists())', 'n0 n1'],
    ['Patient.name.where(period)', 'n0 n1'],
    ['Patient.name.where(text.exists() = true)', 'n0 n2'],
    ["Patient.name.where(period.exists(start = '1990'))", 'n0 n1'],
    ["Patient.name.where(given.first() = 'A' and given.last() = 'B')", 'n1 n2'],
    // A list is equal to none that is not as long.
    ["Patient.name.where(given = 'A')", 'n0 n2'],
    ["Patient.name.where('A' = given)", 'n0 n2'],
    ['Patient.name.where(given = given)[2]', 'n0 n1'],
    ['Patient.name.where(period = period)', 'n0 n1'],
    // What is not there is equal to nothing, not even to what else is not there.
    ['Patient.name.where(suffix = prefix)', 'n0 n1 n2'],
    ['Patient.name.where(text = true)', 'n0 n1 n2'],
    ['Patient.name.where(family = family).last()', 'n1 n2'],
    ['Patient.where(active).name[0]', 'n1 n2'],
    ['Patient.where(active = false).name[0]', 'n0 n1 n2'],
    ['Patient.where(multipleBirth = 2.0).name[0]', 'n1 n2'],
    ['Patient.where(multipleBirth = -2).name[0]', 'n0 n1 n2'],
    ['Patient.name.where(false)', 'n0 n1 n2'],
    ['Patient.name.where(family.id.exists())', 'n0 n2'],
    ['Patient.name.where(family).last()', 'n0 n2'],
    ["Patient.name.where(extension.value.unit = 'g')", 'n0 n1 n2'],
    ['Patient.name.where(given.count().x = 1)', 'n0 n1 n2'],
  ])('%s [patch-path]', (path, ids) => {
    expect(left(path)).toBe(ids)
  })

  it.each<[string, string]>([
    ['', 'the name of an element is missing at character 1'],
    ['Patient.', 'the name of an element is missing at character 9'],
    ['Patient..name', 'the name of an element is missing at character 9'],
    ['Patient.name[', 'a number from 0 on is missing at character 14'],
    ['Patient.name[-1]', 'a number from 0 on is missing at character 14'],
    ['Patient.name[0', 'a ] is missing at character 15'],
    ['Patient.name[0]]', "']' is more than a path at character 16"],
    ['Patient.name given', "'given' is more than a path at character 14"],
    ["Patient.name.where(use = 'official'", 'a ) is missing at character 36'],
    ["Patient.name.where(use = 'official)", 'the name of an element is missing at character 26'],
    ['Patient.name.where()', 'the name of an element is missing at character 20'],
    ['Patient.name.where(use =)', 'the name of an element is missing at character 25'],
    ["Patient.name.where(use = 'a' and)", 'the name of an element is missing at character 33'],
    ["Patient.name.where(use != 'a')", 'a ) is missing at character 24'],
    ['Patient.name.where(given.count() > 1)', 'a ) is missing at character 34'],
    ['Patient.name.where(start = @1990)', 'the name of an element is missing at character 28'],
    ["Patient.name.where($this = 'a')", 'the name of an element is missing at character 20'],
    ['Patient.name.first(1)', 'a ) is missing at character 20'],
    ['%resource.name', 'the name of an element is missing at character 1'],
    ["'a'", 'the name of an element is missing at character 1'],
    ['Patient.name | Patient.contact', "'| Patient.contact' is more than a path at character 14"],
    [
      "Patient.extension('urn:x')",
      'of the functions there are where, exists, first, last and count, and not extension, at character 19',
    ],
    ['Patient.name.ofType(HumanName)', 'and not ofType, at character 21'],
    [
      `Patient.where(${'('.repeat(100)}active${')'.repeat(100)})`,
      'there are more than 100 parentheses at character 115',
    ],
    [`Patient${'.where(name'.repeat(101)}`, 'there are more than 100 parentheses'],
  ])('cannot be read: %s [patch-path]', (path, told) => {
    expect(patchedPatient({}, { type: 'delete', path })).toEqual({
      kind: 'malformed',
      message: expect.stringContaining(told) as string,
    })
  })

  it('may lead on to what only some types of a choice have [patch-path]', () => {
    const value = { valueString: 'b' }
    const contained = [
      { resourceType: 'Basic', id: 'b' },
      { resourceType: 'Person', id: 'c', gender: 'male' },
      { id: 'd' },
      'e',
    ]
    const path = "Patient.contained.where(gender = 'male' or birthDate = '1990').id"

    expect(patchedPatient({ contained }, { type: 'replace', path, value })).toContain(
      '"id":"b","gender"',
    )
    expect(left('Patient.multipleBirth.unit.code')).toBe('n0 n1 n2')
  })

  it('leads to no resource where an entry has none [patch-path]', () => {
    const entry = [
      { fullUrl: 'urn:a', resource: { resourceType: 'Patient' } },
      { fullUrl: 'urn:b' },
    ]
    const path = 'Bundle.entry.where(resource.exists()).fullUrl'

    const result = pathPatched({ resourceType: 'Bundle', entry }, { type: 'delete', path })

    expect(result).toBe(
      '{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Patient"}},{"fullUrl":"urn:b"}]}',
    )
  })

  it('is of a resource of no known type: nothing is there', () => {
    expect(
      patchedPatient({ resourceType: 'Nobody' }, { type: 'delete', path: 'name' }),
    ).toMatchObject({
      message: 'Operation 1: Nobody has no element name.',
    })
  })
})

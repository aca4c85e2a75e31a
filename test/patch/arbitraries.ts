import * as fc from 'fast-check'

const number = fc.constantFrom('1.10', '1.1', '1e3', '-0', '0', '12345678901234567890', '7')
const key = fc.constantFrom('', 'a', 'b', '0', '-', 'a/b', 'm~n', '__proto__', 'toString', 'é')

/** A document, as its text. */
export const documentText: fc.Arbitrary<string> = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    number,
    fc.constantFrom('null', 'true', 'false', '""', '"a"', '"é\\n"'),
    fc.array(tie('value'), { maxLength: 4 }).map((items) => `[${items.join(',')}]`),
    fc
      .uniqueArray(fc.tuple(key, tie('value')), { maxLength: 4, selector: ([name]) => name })
      .map((members) => {
        const texts = members.map(([name, value]) => `${JSON.stringify(name)}:${value}`)
        return `{${texts.join(',')}}`
      }),
  ),
})).value

const pointer = fc.oneof(
  fc.constantFrom('', '/id', '/active', '/meta', '/meta/versionId', '/extension/0/valueDecimal'),
  fc.constantFrom('/name', '/name/0', '/name/-', '/name/0/given/1', '/x', '/name/9', 'x', '/~'),
)

const value = fc.oneof(
  fc.constantFrom<unknown>(true, null, 'male', 7, {}, [], { text: 'a' }, [{ text: 'b' }]),
  fc.jsonValue(),
)

/** An operation of a JSON Patch that may be good or not. */
export const operation = fc.record(
  {
    op: fc.constantFrom('add', 'remove', 'replace', 'move', 'copy', 'test', 'spam'),
    path: pointer,
    from: pointer,
    value,
  },
  { requiredKeys: ['op', 'path'] },
)

const part = fc.constantFrom<object>(
  { valueHumanName: { text: 'a' } },
  { valueString: 'a' },
  { valueString: 'a', _valueString: { id: 'x' } },
  { part: [{ name: 'text', valueString: 'b' }] },
  {},
)

/** An operation of a FHIRPath Patch that may be good or not. */
export const pathOperation = fc.record(
  {
    type: fc.constantFrom('add', 'insert', 'delete', 'replace', 'move', 'test'),
    path: fc.constantFrom(
      'Patient',
      'Patient.name',
      'Patient.name[0]',
      "Patient.name.where(use = 'old')",
      'Patient.name[0].given',
      'Patient.name[0].given[1]',
      'Patient.active',
      'Patient.active.extension',
      'Patient.meta',
      'Patient.',
      'Patient.nmae',
    ),
    name: fc.constantFrom('name', 'given', 'gender', 'text', 'id', 'nmae'),
    value: part,
    index: fc.nat(3),
    source: fc.nat(3),
    destination: fc.nat(3),
  },
  { requiredKeys: ['type', 'path'] },
)

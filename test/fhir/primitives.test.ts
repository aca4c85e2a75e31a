import { describe, expect, it } from 'vitest'
import { issuesOf, narrative } from './tools.ts'

/** A resource with that value, as JSON, of a primitive type. */
function withValue(type: string, json: string): string {
  const key = `value${type.charAt(0).toUpperCase()}${type.slice(1)}`
  return `{"resourceType":"Basic","code":{"text":"a"},"extension":[{"url":"urn:a","${key}":${json}}]}`
}

function withNarrative(div: string): object {
  return { resourceType: 'Patient', text: { status: 'generated', div } }
}

const forms: Readonly<
  Record<string, { readonly good: readonly string[]; readonly bad: readonly string[] }>
> = {
  base64Binary: {
    good: ['"QQ=="', '"QUE="', '"QUFB"', '"QUFB QUFB\\n"'],
    bad: ['""', '" "', '"QQ="', '"Q==="', '"QQ==QQ=="', '"QU=B"', '"QQ.="', '1'],
  },
  boolean: { good: ['true', 'false'], bad: ['"true"', '0', 'null', '[true, true]', '{}'] },
  canonical: { good: ['"http://a/b|1"'], bad: ['""', '"a b"', '1'] },
  code: { good: ['"a"', '"a b"', '"é"'], bad: ['""', '" a"', '"a "', '"a  b"', '"a\\tb"', '1'] },
  date: {
    good: ['"2020"', '"2020-02"', '"2020-02-29"', '"2000-02-29"', '"2021-12-31"', '"2021-06-30"'],
    bad: `"0000" "20" "2020-2" "2020-13" "2020-00" "2020-01-00" "2020-01-32" "2021-02-29" "1900-02-29" "2021-04-31" "2020-01-01T00:00:00Z" 2020 ""`.split(
      ' ',
    ),
  },
  dateTime: {
    good: ['"2020"', '"2020-02"', '"2020-02-29"', '"2020-02-29T23:59:60.123+14:00"'],
    bad: ['"2020-02-29T10:00Z"', '"2020-02-29T10:00:00"', '"2020-02-30T10:00:00Z"', '"now"', '1'],
  },
  decimal: { good: ['1', '1.10', '-0', '1e-7', '12345678901234567890.5'], bad: ['"1"', 'true'] },
  id: {
    good: ['"a"', '"A-1.b"', `"${'a'.repeat(64)}"`],
    bad: ['""', '"a_b"', `"${'a'.repeat(65)}"`, '1'],
  },
  instant: {
    good: ['"2020-02-29T00:00:00Z"', '"2020-02-29T00:00:00.5-05:30"'],
    bad: ['"2020-02-29"', '"2020-02-29T24:00:00Z"', '"2020-02-29T00:00:00+14:30"', '1'],
  },
  integer: {
    good: ['0', '-2147483648', '2147483647'],
    bad: ['2147483648', '-2147483649', '1.0', '1e1', '1.5', '-0', '"1"'],
  },
  markdown: { good: ['"# a\\n"'], bad: ['""', '1', '"a\\u0000"'] },
  oid: { good: ['"urn:oid:1.2.840"'], bad: ['"1.2.840"', '"urn:oid:3.1"', '"urn:oid:1.02"', '1'] },
  positiveInt: { good: ['1', '2147483647'], bad: ['0', '-1', '1.0', '2147483648', '"1"'] },
  string: {
    good: ['" a\\r\\n\\t"', '"\\u00a0é😀"', `"${'a'.repeat(2 ** 20)}"`],
    bad: ['""', '"a\\u0000"', '"\\u001f"', `"${'a'.repeat(2 ** 20 + 1)}"`, '1', 'null', '["a"]'],
  },
  time: {
    good: ['"00:00:00"', '"23:59:60.5"'],
    bad: ['"24:00:00"', '"10:00"', '"10:00:00Z"', '1'],
  },
  unsignedInt: { good: ['0', '2147483647'], bad: ['-1', '0.0', '2147483648', '"0"'] },
  uri: { good: ['"urn:a"', '"a/b"', '"é"'], bad: ['""', '"a b"', '1'] },
  url: { good: ['"http://a"'], bad: ['""', '"a\\nb"', '1'] },
  uuid: {
    good: ['"urn:uuid:c757873d-ec9a-4326-a141-556f43239520"'],
    bad: [
      '"c757873d-ec9a-4326-a141-556f43239520"',
      '"urn:uuid:C757873D-ec9a-4326-a141-556f43239520"',
      '1',
    ],
  },
}

const rows = (kind: 'good' | 'bad') =>
  Object.entries(forms).flatMap(([type, texts]) => texts[kind].map((text) => [type, text] as const))

describe('A value of a primitive type', () => {
  it.each(rows('good'))('%s may be %s', (type, json) => {
    expect(issuesOf(withValue(type, json))).toEqual([])
  })

  it.each(rows('bad'))('%s may not be %s', (type, json) => {
    expect(issuesOf(withValue(type, json))).toMatchObject([
      { severity: 'error', expression: 'Basic.extension[0].value' },
    ])
  })

  it.each([
    [
      'date',
      '"2020-13"',
      "Not a valid date: '2020-13'; it must be YYYY, YYYY-MM or YYYY-MM-DD, on the calendar",
    ],
    [
      'integer',
      '1.0',
      'Not a valid integer: 1.0; it must be a whole number of 32 bits without fraction or exponent',
    ],
    ['decimal', '"1.0"', "A decimal must be a JSON number, but is '1.0'"],
    ['boolean', '{"a":1}', 'A boolean must be true or false, but is an object'],
    ['string', '[]', 'A string must be a JSON string, but is an array'],
    ['positiveInt', 'true', 'A positiveInt must be a JSON number, but is true'],
    [
      'code',
      `" ${'a'.repeat(100)}"`,
      `Not a valid code: ' ${'a'.repeat(79)}…'; it must be not empty, with single spaces between words and none around them`,
    ],
  ])('of a wrong form is told with the form: %s %s', (type, json, diagnostics) => {
    expect(issuesOf(withValue(type, json))).toMatchObject([
      { code: 'value', diagnostics, location: 'Basic.extension[0].value' },
    ])
  })

  it('may be Base64 of megabytes', () => {
    expect(issuesOf(withValue('base64Binary', `"${'QUFB'.repeat(2_000_000)}"`))).toEqual([])
  })
})

function divOf(inside: string): string {
  return narrative.replace('>a<', `>${inside}<`)
}

describe('A narrative', () => {
  it.each([
    narrative,
    ` \n${narrative}\n`,
    divOf('<p class="a" style=\'b\'>a &amp; &#160; &#xA0;</p><br/><hr />'),
    divOf('<img src="#a" alt=""/>'),
    divOf('<!-- <x> --> <table><tr><td colspan="2">a</td></tr></table>'),
    `<div lang="en" xmlns="http://www.w3.org/1999/xhtml"><a name="b">a</a></div>`,
  ])('may be %s', (text) => {
    expect(issuesOf(withNarrative(text))).toEqual([])
  })

  it.each([
    ['text', 'XHTML must be one div'],
    ['<div>a</div>', 'XHTML must be one div'],
    ['<p xmlns="http://www.w3.org/1999/xhtml">a</p>', 'XHTML must be one div'],
    [`a${narrative}`, 'XHTML must be one div'],
    [`${narrative}a`, 'XHTML must be one div'],
    [narrative + narrative, 'XHTML must be one div'],
    [divOf(''), 'XHTML must have some content'],
    [divOf('<p> </p><!-- a -->'), 'XHTML must have some content'],
    [divOf('a & b'), "XHTML has an '&'"],
    [divOf('a&nbsp;b'), "XHTML has an '&' that begins no entity of XML"],
    [divOf('a &reg; &amp; b'), "XHTML has an '&' that begins no entity of XML"],
    [divOf('<script>a</script>'), 'XHTML must be formatting alone, without <script>'],
    [
      divOf('<p onclick="a">b</p>'),
      'XHTML must be formatting alone, without the attribute onclick',
    ],
    [divOf('<p>a'), "XHTML is not well formed at '</div>'"],
    [divOf('a</p>'), "XHTML is not well formed at '</p></div>'"],
    [divOf('<b><i>a</b></i>'), "XHTML is not well formed at '</b></i></div>'"],
    [divOf('<p a>b</p>'), "XHTML is not well formed at '<p a>b</p></div>'"],
    [divOf('<!DOCTYPE a>b'), "XHTML is not well formed at '<!DOCTYPE a>b</div>'"],
    [divOf('<!-- a'), "XHTML is not well formed at '<!-- a</div>'"],
    [narrative.slice(0, -6), 'XHTML is not well formed: <div> has no end'],
    [divOf('a < b'), "XHTML is not well formed at '< b</div>'"],
  ])('may not be %s', (text, problem) => {
    expect(issuesOf(withNarrative(text))).toMatchObject([
      { expression: 'Patient.text.div', diagnostics: expect.stringContaining(problem) },
    ])
  })

  it('must be a text', () => {
    const resource = { resourceType: 'Patient', text: { status: 'generated', div: 1 } }
    expect(issuesOf(resource)).toMatchObject([
      { diagnostics: 'XHTML must be a JSON string, but is 1' },
    ])
  })
})

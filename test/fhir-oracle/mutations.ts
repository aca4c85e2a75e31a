import { choiceKey, type Place } from './places.ts'

export type Draft = Record<string, unknown>

/** Breaks an object at one of its properties; gives false where that break is not one. */
export type Mutation = (object: Draft, place: Place) => boolean

function isList({ element }: Place): boolean {
  return element.max === '*'
}

function isPrimitive({ type }: Place): boolean {
  return /^[a-z]|^http/.test(type.code)
}

function valueOf(object: Draft, { key }: Place): unknown {
  const value = object[key]
  return Array.isArray(value) ? (value as readonly unknown[])[0] : value
}

/** Puts a value in the place of the first, or only one. */
function put(object: Draft, place: Place, value: unknown): true {
  const old = object[place.key]
  object[place.key] = Array.isArray(old) ? [value, ...(old as readonly unknown[]).slice(1)] : value
  return true
}

/** Of each primitive: values of which none has its form. */
const wrongValues: Readonly<Record<string, readonly unknown[]>> = {
  base64Binary: ['*', 'abc', ''],
  boolean: ['true', 1, null],
  canonical: ['http://a b', '', 1],
  code: ['', ' a', 'a ', 'a  b', 1],
  date: ['2020-02-30', '2020-13', '20-01-01', '2020-1-1', '2020-01-01T00:00:00Z', 2020, ''],
  dateTime: ['2020-02-30', '2020-01-01T10:00:00', '2020-01-01T25:00:00Z', '2020-01-01 10:00', ''],
  decimal: ['1', true],
  id: ['a_b', 'a'.repeat(65), '', 'a b'],
  instant: ['2020-01-01', '2020-01-01T00:00:00', '2021-02-29T00:00:00Z', ''],
  integer: ['1', 1.5, 2 ** 31],
  markdown: ['', 1],
  oid: ['urn:oid:3.1', '1.2.3'],
  positiveInt: [0, -1, '1', 1.5],
  string: ['', 1, true, 'a\u0000b'],
  time: ['24:00:00', '10:00', '1:00:00'],
  unsignedInt: [-1, '0', 0.5],
  uri: ['', 'a b', 1],
  url: ['', 'a b', 1],
  uuid: ['urn:uuid:1', 'c757873d-ec9a-4326-a141-556f43239520'],
  xhtml: ['', 'text', '<p>a</p>', '<div xmlns="http://www.w3.org/1999/xhtml"><p>a</div>'],
}

function wrongValue(index: number): Mutation {
  return (object, place) => {
    const wrong = wrongValues[place.type.code]
    const value = wrong?.[index % wrong.length]
    return isPrimitive(place) && value !== undefined && put(object, place, value)
  }
}

export const mutations: Readonly<Record<string, Mutation>> = {
  'a required element is taken away': (object, { element, key }) => {
    if (element.min === 0) return false
    delete object[key]
    delete object[`_${key}`]
    return true
  },
  'an element that the type does not have': (object, { key }) => {
    object[`${key}Unheard`] = object[key]
    return true
  },
  'an element in another case': (object, { element, key }) => {
    if (element.min > 0) return false
    object[key.toUpperCase()] = object[key]
    delete object[key]
    return true
  },
  'one where a list belongs': (object, place) =>
    isList(place) && replace(object, place, valueOf(object, place)),
  'a list where one belongs': (object, place) =>
    !isList(place) && replace(object, place, [object[place.key]]),
  'an empty list': (object, place) => isList(place) && replace(object, place, []),
  null: (object, place) => object[`_${place.key}`] === undefined && put(object, place, null),
  'an empty object': (object, place) => !isPrimitive(place) && put(object, place, {}),
  'nothing but an id': (object, place) => !isPrimitive(place) && put(object, place, { id: 'a' }),
  'an object where a primitive belongs': (object, place) =>
    isPrimitive(place) && put(object, place, { a: 1 }),
  'a text where an object belongs': (object, place) =>
    !isPrimitive(place) && put(object, place, 'text'),
  'a list within a list': (object, place) =>
    isList(place) && put(object, place, [valueOf(object, place)]),
  'extensions of what is no primitive': (object, place) => {
    if (isPrimitive(place)) return false
    object[`_${place.key}`] = { extension: [{ url: 'urn:a', valueBoolean: true }] }
    return true
  },
  'extensions of a primitive that are a text': (object, place) => {
    if (!isPrimitive(place) || isSystemType(place)) return false
    object[`_${place.key}`] = isList(place) ? ['text'] : 'text'
    return true
  },
  'extensions of a primitive that are empty': (object, place) => {
    if (!isPrimitive(place) || isSystemType(place)) return false
    object[`_${place.key}`] = isList(place) ? [{}] : {}
    return true
  },
  'two types of a choice': (object, { element, key, type }) => {
    const other = element.type?.find(({ code }) => code !== type.code && code === 'string')
    if (!element.path.endsWith('[x]') || other === undefined) return false
    object[key.replace(new RegExp(`${type.code}$`, 'i'), 'String')] = 'text'
    return true
  },
  'a type that a choice does not have': (object, { element, key, type }) => {
    if (!element.path.endsWith('[x]') || (element.type ?? []).length > 20) return false
    const stem = key.slice(0, -type.code.length)
    delete object[key]
    object[choiceKey(stem, 'Narrative')] = 'text'
    return true
  },
  'an extension with neither value nor extensions': (object, place) =>
    place.type.code === 'Extension' && put(object, place, { url: 'urn:a' }),
  'an extension without a url': (object, place) =>
    place.type.code === 'Extension' && put(object, place, { valueString: 'a' }),
  'a code that is not in the required value set': (object, place) => {
    const { binding } = place.element
    const isListed =
      binding?.strength === 'required' && !/mimetypes|currencies/.test(binding.valueSet ?? '')
    return isListed && place.type.code === 'code' && put(object, place, 'unheard-of')
  },
  'a reference to a type that is not allowed': (object, place) => {
    const targets = place.type.targetProfile ?? []
    const isOpen = targets.length === 0 || targets.some((url) => /\/(?:Resource|Slot)$/.test(url))
    return place.type.code === 'Reference' && !isOpen && put(object, place, { reference: 'Slot/a' })
  },
  'a reference of no form': (object, place) =>
    place.type.code === 'Reference' && put(object, place, { reference: 'nothing' }),
  'a reference to what is not contained': (object, place) =>
    place.type.code === 'Reference' && put(object, place, { reference: '#nothing' }),
  'a period that ends before it starts': (object, place) =>
    place.type.code === 'Period' && put(object, place, { start: '2020-02-02', end: '2020-02-01' }),
  'a code of a unit without a system': (object, place) =>
    place.type.code === 'Quantity' && put(object, place, { value: 1, code: 'g' }),
  'a contact point with a value alone': (object, place) =>
    place.type.code === 'ContactPoint' && put(object, place, { value: '1' }),
  ...Object.fromEntries(
    [0, 1, 2, 3, 4, 5, 6].map((index) => [
      `a wrong value of a primitive, no. ${index + 1}`,
      wrongValue(index),
    ]),
  ),
}

function replace(object: Draft, { key }: Place, value: unknown): true {
  object[key] = value
  return true
}

// The id of an element and the url of an extension have no extensions of their own.
function isSystemType({ type }: Place): boolean {
  return type.code.startsWith('http')
}

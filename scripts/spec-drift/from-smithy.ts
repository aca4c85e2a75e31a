import { mapValues } from './json.ts'
import type { Service, Traits } from './service.ts'
import { applied } from './smithy-apply.ts'
import { closureOf } from './smithy-closure.ts'
import { namesIn, type NameOf } from './smithy-names.ts'
import { operationOf, operationsUnder } from './smithy-operations.ts'
import { prelude } from './smithy-prelude.ts'
import { enumTrait, hasTrait, wordsOf } from './smithy-traits.ts'
import type { SmithyMember, SmithyModel, SmithyShape, Target } from './smithy.ts'

type Members = Readonly<Record<string, SmithyMember>>

/**
 * Brings a service model of Smithy's form to the one form. Operations count if the service has them, directly or through
 * its resources; shapes go by their names without the namespace.
 *
 * @param model The model
 * @returns The service it describes
 */
export function fromSmithy(model: SmithyModel): Service {
  const shapes = { ...prelude, ...applied(model.shapes) }
  const services = Object.entries(shapes).filter(([, { type }]) => type === 'service')
  const nameOf = namesIn(services)
  const owned = services.flatMap(([, service]) =>
    operationsUnder(shapes, service).map((id) => ({ id, service })),
  )
  const roots = services.flatMap(([, { errors = [] }]) => errors.map(({ target }) => target))
  const used = closureOf(shapes, [...roots, ...owned.map(({ id }) => id)])
  const described = Object.entries(shapes).filter(
    ([id, { type }]) => used.has(id) && type !== 'operation',
  )
  const errors = described.filter(([, { traits }]) => hasTrait(traits, 'error'))
  const values = described.filter(([, { traits }]) => !hasTrait(traits, 'error'))
  return {
    operations: Object.fromEntries(
      owned.map(
        ({ id, service }) => [nameOf(id), operationOf(shapes[id], service, nameOf)] as const,
      ),
    ),
    shapes: Object.fromEntries(
      values.map(([id, shape]) => [nameOf(id), shapeOf(shape, nameOf)] as const),
    ),
    errors: Object.fromEntries(errors.map(([id, shape]) => [nameOf(id), errorOf(shape)] as const)),
  }
}

function shapeOf(shape: SmithyShape, nameOf: NameOf): Traits {
  const { type, traits, members = {}, member, key, value, mixins } = shape
  const nameIn = ({ target }: Target) => nameOf(target)
  return {
    type: typeNames[type] ?? type,
    ...(mixins !== undefined && { mixins: mixins.map(nameIn) }),
    ...wordsOf(traits),
    ...enumOf(shape),
    ...(member !== undefined && { member: nameIn(member) }),
    ...(key !== undefined && { key: nameIn(key) }),
    ...(value !== undefined && { value: nameIn(value) }),
    ...saidOf('member', member),
    ...saidOf('key', key),
    ...saidOf('value', value),
    ...(isStructure(type) && { ...structure(members), members: mapValues(members, nameIn) }),
    ...(type === 'union' && { union: true }),
  }
}

const typeNames: Readonly<Record<string, string>> = {
  union: 'structure',
  set: 'list',
  enum: 'string',
  intEnum: 'integer',
  byte: 'integer',
  short: 'integer',
}

function isStructure(type: string): boolean {
  return type === 'structure' || type === 'union'
}

function enumOf({ type, traits, members = {} }: SmithyShape): Traits {
  const values =
    type === 'enum' || type === 'intEnum'
      ? Object.entries(members).map(([name, item]) => item.traits?.['smithy.api#enumValue'] ?? name)
      : enumTrait(traits)
  return values === undefined ? {} : { enum: values }
}

function structure(members: Members): Traits {
  const further = Object.entries(members).map(([name, member]) => saidOf(name, member))
  return Object.assign({ required: membersWith(members, 'required') }, ...further) as Traits
}

/** What is said of a single member, such as `ClientToken.idempotencyToken`. */
function saidOf(name: string, member: SmithyMember | undefined): Traits {
  const words = Object.entries(wordsOf(member?.traits))
  return Object.fromEntries(words.map(([word, value]) => [`${name}.${word}`, value] as const))
}

function membersWith(members: Members, trait: string): readonly string[] {
  return Object.keys(members).filter((name) => hasTrait(members[name]?.traits, trait))
}

function errorOf({ type, traits, members = {} }: SmithyShape): Traits {
  const required = membersWith(members, 'required')
  return {
    type: typeNames[type] ?? type,
    ...(required.length > 0 && { required }),
    ...wordsOf(traits),
    exception: true,
    fault: traits?.['smithy.api#error'],
    members: Object.keys(members),
  }
}

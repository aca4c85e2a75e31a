import { isLookedAt } from './looked-at.ts'
import { membersOf, type Break, type ObjectPlace } from './places.ts'
import { wholeShapeOf } from './shapes/shapes.ts'
import { goodValues } from './wrong-values.ts'

// What is wrong with an object as a whole.
export function breaksOfObject(place: ObjectPlace): readonly Break[] {
  const { object, type } = place
  const unknown = {
    object: { ...object, unheardOf: true },
    path: '',
    problem: `${type.name} has no element unheardOf`,
  }
  return [unknown, ...lacking(place), ...doubled(place), ...reversed(place)]
}

function lacking(place: ObjectPlace): readonly Break[] {
  const { some, needs } = wholeShapeOf(place.type)
  const there = new Set(membersOf(place).map(({ element }) => element.name))
  const required = [...place.type.elements.values()]
    .filter(({ isRequired, name }) => isRequired && there.has(name))
    .filter((element) => !isLookedAt(place.type, element))
    .map(({ name }) => name)
  const needed = Object.entries(needs).filter(([name]) => there.has(name))
  // What both ask for would break both.
  const ofNeeds = needed.filter(
    ([, other]) => !required.includes(other) && !some.flat().includes(other),
  )
  const ofSome = some.filter((names) => !needed.some(([, other]) => names.includes(other)))
  return [
    ...required.map((name) => without(place, [name], `without ${name}`)),
    ...ofSome.map((names) => without(place, names, `without any of ${names.join(', ')}`)),
    ...ofNeeds.map(([name, other]) => without(place, [other], `${name} without ${other}`)),
  ].flat()
}

// Nothing, where nothing would be left: that is wrong in more than one way.
function without(place: ObjectPlace, names: readonly string[], problem: string): readonly Break[] {
  const gone = membersOf(place).filter(({ element }) => names.includes(element.name))
  const keys = gone.map(({ key }) => key)
  const left = Object.entries(place.object).filter(([key]) => !keys.includes(key))
  const isEmpty = left.every(([key]) => key === 'id')
  return isEmpty ? [] : [{ object: Object.fromEntries(left), path: '', problem }]
}

// A second type of a choice.
function doubled(place: ObjectPlace): readonly Break[] {
  return membersOf(place).flatMap(({ element, type }) => {
    if (!element.isChoice) return []
    const other = element.types.find(({ code }) => code !== type.code && good.has(code))
    if (other === undefined) return []
    const object = { ...place.object, [other.key]: good.get(other.code) }
    return [{ object, path: '', problem: `two types of ${element.name}` }]
  })
}

const good = new Map(goodValues)

function reversed({ type, object }: ObjectPlace): readonly Break[] {
  if (type.name !== 'Period') return []
  const period = { ...object, start: '2020-02-02', end: '2020-02-01' }
  return [{ object: period, path: '', problem: 'it ends before it starts' }]
}

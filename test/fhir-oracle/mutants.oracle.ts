import { describe, expect, it } from 'vitest'
import { parseJson } from '../../src/kernel/parse-json.ts'
import { validateResource } from '../../src/features/fhir/validation/validate.ts'
import { brokenExamples } from './broken-examples.ts'
import { files } from './examples.ts'
import { mutations, type Draft, type Mutation } from './mutations.ts'
import { placesIn, type Place } from './places.ts'

const PER_MUTATION = 120

interface Mutant {
  readonly of: string
  readonly place: Place
  readonly text: string
}

/** Examples of what hospitals keep; definitions are left out, of which there are thousands. */
const examples = [...files].filter(([name, text]) => {
  const isDefinition =
    /^(?:StructureDefinition|ValueSet|CodeSystem|SearchParameter|ConceptMap|OperationDefinition|ig)-/
  return !isDefinition.test(name) && !(name in brokenExamples) && text.length < 60_000
})

const places = examples.flatMap(([name, text]) =>
  placesIn(JSON.parse(text) as Draft).map((place) => ({ name, text, place })),
)

/** Mutants of one kind, at places spread over all examples. */
function mutantsBy(mutation: Mutation): readonly Mutant[] {
  const all: Mutant[] = []
  const seen = new Set<string>()
  // A step that has no divisor in common with the number of places leads to each of them.
  const step = 7919
  for (let index = 0; index < places.length && all.length < PER_MUTATION; index += 1) {
    const chosen = places[(index * step) % places.length]
    if (chosen === undefined) continue
    const { name, text, place } = chosen
    if (seen.has(`${name} ${place.element.path}`)) continue
    const mutant = JSON.parse(text) as Draft
    if (!mutation(holderOf(mutant, place), place)) continue
    seen.add(`${name} ${place.element.path}`)
    all.push({ of: name, place, text: JSON.stringify(mutant) })
  }
  return all
}

function holderOf(resource: Draft, { steps }: Place): Draft {
  return steps.reduce<Draft>((object, step) => object[step] as Draft, resource)
}

function isFound({ place, text }: Mutant): boolean {
  const { value } = parseJson(text)
  const issues = value === undefined ? [] : validateResource(value)
  return issues.some(({ expression }) => isAt(expression, place))
}

// At the property, in it, or at what has it.
function isAt(expression: string, { parentPath, path }: Place): boolean {
  return expression === parentPath || expression.startsWith(path)
}

describe('An example of HL7 with one break', () => {
  const kinds = Object.entries(mutations).map(([kind, mutation]) => ({
    kind,
    mutants: mutantsBy(mutation),
  }))

  it.each(kinds)('is refused for it: $kind', ({ mutants }) => {
    const accepted = mutants.filter((mutant) => !isFound(mutant))

    expect(accepted.map(({ of, place }) => `${of} ${place.path}`)).toEqual([])
    expect(mutants.length).toBeGreaterThan(5)
  })

  it('comes in thousands of kinds and places', () => {
    expect(kinds.reduce((sum, { mutants }) => sum + mutants.length, 0)).toBeGreaterThan(3500)
  })
})

import type { Definitions, SearchParameter } from './definitions.ts'
import { toPaths } from './paths.ts'

// A parameter that may lead to about every type.
const ANY_TARGET = 100

/**
 * The search parameters of every type: a line a type, a parameter as `code|type|paths`. After that come, of a reference,
 * the types that it may lead to; of a composite, its parts, each with its paths.
 */
export function searchParameterLines({
  searchParameters,
}: Definitions): ReadonlyMap<string, string> {
  const ofSpecification = searchParameters.filter(isUsable)
  const codes = new Map(ofSpecification.map(({ url, code }) => [url, code]))
  const lines = new Map<string, string[]>()
  for (const parameter of ofSpecification) {
    for (const base of parameter.base ?? []) {
      const row = rowOf(parameter, base, codes)
      lines.set(base, [...(lines.get(base) ?? []), row])
    }
  }
  return new Map(
    [...lines]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([base, rows]) => [base, rows.toSorted().join(' ')]),
  )
}

// Some have no expression (`_text`, `_filter`); `example…` show how a parameter is defined.
function isUsable({ id, expression }: SearchParameter): boolean {
  return expression !== undefined && !/^example\b/.test(id)
}

function rowOf(
  parameter: SearchParameter,
  base: string,
  codes: ReadonlyMap<string, string>,
): string {
  const { code, type, expression = '', target = [], component = [] } = parameter
  const paths = pathsOf(expression, base)
  if (paths.length === 0) throw new Error(`${parameter.id} says nothing of ${base}.`)
  const parts = component.map(
    (part) => `${codes.get(part.definition)}(${pathsOf(part.expression, base).join(',')})`,
  )
  const targets = target.length > ANY_TARGET ? ['Resource'] : target
  const rest = type === 'composite' ? parts : targets
  return [code, type, paths.join(','), ...(rest.length > 0 ? [rest.join(',')] : [])].join('|')
}

function pathsOf(expression: string, base: string): readonly string[] {
  return toPaths(expression)
    .filter(({ head = base }) => head === base)
    .map(({ path }) => path)
}

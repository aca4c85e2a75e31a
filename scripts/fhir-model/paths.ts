/**
 * Rewrites a search expression, in the subset of FHIRPath that HL7's search parameters use, as plain paths:
 *
 *     component.value:Quantity    value as Quantity (or ofType)
 *     subject[Patient]            subject.where(resolve() is Patient)
 *     telecom[system=email]       telecom.where(system = 'email')
 *     extension[url=http://…]     extension('http://…')
 *     entry[0].resource           the same
 *     deceased?                   deceased.exists() and deceased != false
 *     /referenceSeq.chromosome    %resource.referenceSeq.chromosome, in a part of a composite
 *     .                           what the expression is asked of itself
 */
export interface Path {
  /** The type that the expression begins with; undefined if it begins with an element. */
  readonly head: string | undefined
  readonly path: string
}

export function toPaths(expression: string): readonly Path[] {
  return alternatives(expression).map(toPath)
}

// Parts of a union; a bar inside of parentheses or quotes does not occur but between parts in parentheses.
function alternatives(expression: string): readonly string[] {
  return expression.split('|').map((part) => part.trim())
}

const rewritings: readonly (readonly [RegExp, string])[] = [
  [/^%resource\./g, '/'],
  [/^([\w.]+)\.exists\(\) and \1 != false$/g, '$1?'],
  [/\.where\(resolve\(\) is (\w+)\)/g, '[$1]'],
  [/\.where\((\w+)\s*=\s*'([^']*)'\)/g, '[$1=$2]'],
  [/\.where\(hasExtension\('([^']*)'\)\)/g, '[extension.url=$1]'],
  [/\.extension\('([^']*)'\)/g, '.extension[url=$1]'],
  [/\.(?:as|ofType)\((\w+)\)/g, ':$1'],
  [/\(([\w.]+) as (\w+)\)/g, '$1:$2'],
  [/^([\w.]+) as (\w+)$/g, '$1:$2'],
  [/:DateTime\b/g, ':dateTime'],
]

const STEP = String.raw`[a-z]\w*(?::\w+)?(?:\[(?:[A-Z]\w*|\d+|[\w.]+=[^\]\s,|]+)\]|\?)?`
const PATH = new RegExp(String.raw`^(?:([A-Z]\w*)(?:\.|$))?(/?(?:${STEP}(?:\.${STEP})*)?)$`)

function toPath(expression: string): Path {
  const text = rewritings.reduce((done, [from, to]) => done.replaceAll(from, to), expression)
  const [, head, path] = PATH.exec(text) ?? []
  if (path === undefined || text === '') {
    throw new Error(`There is no path for the expression ${expression}.`)
  }
  return { head, path: path === '' ? '.' : path }
}

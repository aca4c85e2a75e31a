import { FhirError } from '../../features/fhir/fhir-error.ts'
import type { FhirAnswer } from '../../features/interactions/answer.ts'
import type { FhirInput } from '../../features/interactions/input.ts'
import { tellUnheeded } from '../../features/interactions/unheeded.ts'
import type { Query } from '../../features/search/query-text.ts'
import type { FhirInteraction } from '../../model/fhir/interactions.ts'
import type { Answer } from '../../service/dispatch.ts'
import { misuse } from '../../service/misuse.ts'
import type { Service } from '../../service/service.ts'

interface Asked {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
}

const unsupportedParameters: readonly string[] = ['_summary', '_elements', '_type', '_list']

// Tells verify() what of a request was left out of account, or is not simulated [fhir-not-simulated] [fhir-unheeded]
// [search-unknown-parameter].
export function noteIgnored(
  service: Service,
  { method, path, headers }: Asked,
  interaction: FhirInteraction,
  input: FhirInput,
  { error, output }: Answer,
): void {
  const { Query: query = {} } = input
  const unused = unsupportedParameters.filter((name) => isAsked(name, query))
  if (unused.length > 0 && !/^(?:Search|Start)/.test(interaction)) {
    misuse(service, `${method} ${path}: ${unused.join(', ')} is not simulated, and is ignored.`)
  }
  if (output !== undefined) {
    const { ignored = [] } = output as Partial<FhirAnswer>
    const Query = withoutUnsupported(query)
    const unheeded = tellUnheeded(interaction, {
      Id: input.Id,
      Body: input.Body,
      Headers: headers,
      Query,
    })
    for (const problem of [...unheeded, ...ignored])
      misuse(service, `${method} ${path}: ${problem}`)
  }
  if (!(error instanceof FhirError) || error.statusCode !== 501) return
  // What the service itself does not have is no matter of the fake.
  if (error.rule === 'export-cancel' || error.rule === 'patch-conditional') return
  const [{ details }] = error.issues
  misuse(service, `${method} ${path} (${interaction}) is not simulated. ${details?.text}`)
}

function withoutUnsupported(query: Query): Query {
  return Object.fromEntries(
    Object.entries(query).filter(([name]) => !unsupportedParameters.includes(name)),
  )
}

// What asks for no more than everybody gets is of no matter.
function isAsked(name: string, query: Query): boolean {
  const { [name]: values } = query
  if (values === undefined) return false
  return name !== '_summary' || values.some((value) => value !== 'false')
}

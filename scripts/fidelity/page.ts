import { backups } from '../../src/model/ledger/backups.ts'
import { data } from '../../src/model/ledger/data.ts'
import { datastores } from '../../src/model/ledger/datastores.ts'
import type { Certainty, LedgerEntry } from '../../src/model/ledger/entry.ts'
import { events } from '../../src/model/ledger/events.ts'
import { fhirBundles } from '../../src/model/ledger/fhir-bundles.ts'
import { fhirEndpoint } from '../../src/model/ledger/fhir-endpoint.ts'
import { fhirJobs } from '../../src/model/ledger/fhir-jobs.ts'
import { fhirResults } from '../../src/model/ledger/fhir-results.ts'
import { fhirSearch } from '../../src/model/ledger/fhir-search.ts'
import { fhirPatch } from '../../src/model/ledger/fhir-patch.ts'
import { fhirValidation } from '../../src/model/ledger/fhir-validation.ts'
import { jobs } from '../../src/model/ledger/jobs.ts'
import { lists } from '../../src/model/ledger/lists.ts'
import { objects } from '../../src/model/ledger/objects.ts'
import { protocol } from '../../src/model/ledger/protocol.ts'
import { quotas } from '../../src/model/ledger/quotas.ts'
import { requests } from '../../src/model/ledger/requests.ts'
import { tags } from '../../src/model/ledger/tags.ts'

type Group = Readonly<Record<string, LedgerEntry>>

const groups: Readonly<Record<string, Group>> = {
  'Every request': requests,
  'Data stores': datastores,
  'Backups of data stores': backups,
  'Import and export jobs': jobs,
  'Files and resources of jobs': data,
  'Events sent to EventBridge': events,
  'S3 over HTTP': objects,
  'The FHIR endpoint': fhirEndpoint,
  'Jobs at the FHIR endpoint, and $validate': fhirJobs,
  'Search at the FHIR endpoint': fhirSearch,
  'Results of a search at the FHIR endpoint': fhirResults,
  'Conditional writes and bundles at the FHIR endpoint': fhirBundles,
  'Patches at the FHIR endpoint': fhirPatch,
  'Validation of resources': fhirValidation,
  Lists: lists,
  Tags: tags,
  'The protocol of the control plane': protocol,
  Quotas: quotas,
}

const certainties: Readonly<Record<Certainty, string>> = {
  model: "decided by AWS's service model",
  documented: "written in AWS's documentation",
  observed: 'seen in the output of the real service',
  assumed: 'our assumption',
}

/**
 * Counts the entries of the ledger.
 *
 * @returns How many there are of each certainty
 */
export function certaintyCounts(): Readonly<Record<Certainty, number>> {
  const entries = Object.values(groups).flatMap((group) => Object.values(group))
  const counts = { model: 0, documented: 0, observed: 0, assumed: 0 }
  for (const { certainty } of entries) counts[certainty] += 1
  return counts
}

/**
 * Writes the fidelity ledger as a page.
 *
 * @returns Markdown
 */
export function fidelityPage(): string {
  const found = certaintyCounts()
  const counts = Object.entries(certainties).map(
    ([certainty, meaning]) => `| ${certainty} | ${found[certainty as Certainty]} | ${meaning} |`,
  )
  return `${[
    '# Fidelity',
    'Each rule of behaviour beyond the constraints of the service model is one entry here. The code and the tests cite the entries, and a refusal in `fake.history` names the one that it follows. `npm run fidelity` writes this page from `src/model/ledger`.',
    "Where the real behaviour is not known, the lenient choice is the default. A rule with a plausible alternative can be switched: `createFakeHealthLake({ assumptions: { listOrder: 'oldest-first' } })`.",
    ['| certainty | rules | meaning |', '| --- | --- | --- |', ...counts].join('\n'),
    ...Object.entries(groups).map(([title, group]) => `## ${title}\n\n${table(group)}`),
  ].join('\n\n')}\n`
}

function table(group: Group): string {
  const rows = Object.entries(group).map(
    ([id, entry]) =>
      `| \`${id}\` | ${cell(entry.rule)} | ${entry.certainty} | ${cell(entry.source)}${switchOf(entry)} |`,
  )
  return [
    '| rule | what the fake does | certainty | source |',
    '| --- | --- | --- | --- |',
    ...rows,
  ].join('\n')
}

function switchOf({ switch: name, alternatives = [] }: LedgerEntry): string {
  if (name === undefined) return ''
  return ` **Switch** \`${name}\`: ${alternatives.map((value) => `\`'${value}'\``).join(' or ')}.`
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|')
}

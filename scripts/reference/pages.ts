import GithubSlugger from 'github-slugger'
import { entries, ofAws } from '../check-docs/entries.ts'
import type { Module } from '../check-docs/modules.ts'
import { declarationOf, keyOf, reachedFrom, type Reached } from '../check-docs/reach.ts'
import { entryOf } from './entry.ts'

type Modules = ReadonlyMap<string, Module>

const origin =
  "This page is printed from the doc comments of `src` by `npm run reference`. Shapes of AWS's service model, such as `DatastoreProperties`, are described by AWS."

// The pages of the reference by their file names: one for each entry, and an index. A declaration stands on the page of
// the first entry that leads to it.
export function referencePages(modules: Modules): ReadonlyMap<string, string> {
  const placed = new Map<string, { readonly page: string; readonly anchor: string }>()
  const sections = entries.map((entry) => {
    const own = reachedFrom(modules, [entry])
      .filter((one) => one.file !== ofAws && !placed.has(keyOf(one)))
      .toSorted(byName)
    const slugger = new GithubSlugger()
    slugger.slug(titleOf(entry))
    for (const one of own) {
      placed.set(keyOf(one), { page: pageOf(entry), anchor: `#${slugger.slug(one.name)}` })
    }
    return { entry, own }
  })

  function linkTo(from: string, target: Reached | undefined): string | undefined {
    const place = target === undefined ? undefined : placed.get(keyOf(target))
    if (target === undefined || place === undefined) return undefined
    const { page, anchor } = place
    return `[${target.name}](${page === from ? '' : page}${anchor})`
  }

  function exportsOf(entry: string, from: string): readonly string[] {
    return Array.from(modules.get(entry)?.exports ?? [])
      .flatMap(([, place]) => declarationOf(modules, place) ?? [])
      .toSorted(byName)
      .flatMap((target) => linkTo(from, target) ?? [])
  }

  const pages = sections.map(({ entry, own }): [string, string] => {
    const page = pageOf(entry)
    const texts = own.map((one) =>
      entryOf(modules.get(one.file) as Module, one, (name) =>
        linkTo(page, declarationOf(modules, { file: one.file, name })),
      ),
    )
    const exported = `Exports: ${exportsOf(entry, page).join(', ')}.`
    return [page, pageText(`# ${titleOf(entry)}`, origin, exported, ...texts)]
  })
  const index = entries.map(
    (entry) => `- [${titleOf(entry)}](${pageOf(entry)}): ${exportsOf(entry, '').join(', ')}`,
  )
  return new Map([
    [
      'README.md',
      pageText('# Reference', 'Every public name, by the entry that exports it.', index.join('\n')),
    ],
    ...pages,
  ])
}

function byName(a: Reached, b: Reached): number {
  return a.name.localeCompare(b.name, 'en') || (a.file < b.file ? -1 : 1)
}

function pageOf(entry: string): string {
  return entry.replace('.ts', '.md')
}

function titleOf(entry: string): string {
  return entry === 'index.ts' ? 'fake-healthlake' : `fake-healthlake/${entry.replace('.ts', '')}`
}

function pageText(...parts: readonly string[]): string {
  return `${parts.join('\n\n')}\n`
}

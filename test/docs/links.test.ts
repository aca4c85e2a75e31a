import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'
import { pages } from './markdown.ts'

const all = pages()
const anchorsOf = new Map(all.map(({ path, anchors }) => [path, anchors]))

/** What is wrong with a link; undefined if nothing is. */
function flawOf(from: string, href: string): string | undefined {
  if (/^https?:\/\//.test(href)) return URL.canParse(href) ? undefined : `${href} is no address`
  const [file = '', anchor] = href.split('#')
  const path = file === '' ? from : normalize(join(dirname(from), decodeURI(file)))
  if (!existsSync(path)) return `${href}: there is no ${path}`
  if (anchor === undefined || anchorsOf.get(path)?.has(anchor) === true) return undefined
  return `${href}: ${path} has no heading of that name`
}

const { files } = JSON.parse(readFileSync('package.json', 'utf8')) as { files: readonly string[] }

/** Whether a path is in the package; npm packs README.md and LICENSE unasked. */
function isPacked(path: string): boolean {
  const [top = ''] = path.split('/')
  return [...files, 'README.md', 'LICENSE'].includes(top)
}

const packed = all.filter(({ path }) => isPacked(path))

describe('Links', () => {
  it.each(packed.map((page) => [page.path, page] as const))(
    'of %s lead to what is in the package too',
    (path, { links, pictures }) => {
      // Pictures are left out of the package, and so is what they take.
      const there = links
        .filter((href) => !pictures.includes(href))
        .filter((href) => !/^https?:/.test(href) && !href.startsWith('#'))
        .map((href) => normalize(join(dirname(path), decodeURI(href.split('#')[0] ?? ''))))
      expect(there.filter((target) => !isPacked(target))).toEqual([])
    },
  )

  it('are looked at in the README and the pages beside it', () => {
    expect(packed.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['README.md', 'FIDELITY.md', 'guides/runners.md']),
    )
  })

  it.each(all.map((page) => [page.path, page] as const))(
    'of %s lead somewhere',
    (path, { links }) => {
      expect(links.map((href) => flawOf(path, href)).filter((flaw) => flaw !== undefined)).toEqual(
        [],
      )
    },
  )

  it('are told when they do not', () => {
    expect(flawOf('README.md', 'nowhere.md')).toBe('nowhere.md: there is no nowhere.md')
    expect(flawOf('examples/reports/README.md', '../nowhere.ts')).toContain(
      'no examples/nowhere.ts',
    )
    expect(flawOf('README.md', '#nowhere')).toContain('README.md has no heading')
    expect(flawOf('README.md', 'FIDELITY.md#nowhere')).toContain('FIDELITY.md has no heading')
    expect(flawOf('README.md', 'https://exa mple')).toContain('is no address')
    expect(flawOf('decisions/x.md', '../FIDELITY.md#data-stores')).toBeUndefined()
  })
})

describe('llms.txt', () => {
  const text = readFileSync('llms.txt', 'utf8')
  const targets = Array.from(text.matchAll(/\]\(([^)]+)\)/g), ([, target = '']) => target)

  it('leads somewhere with each of its links', () => {
    expect(targets.map((target) => flawOf('llms.txt', target))).toEqual(
      targets.map(() => undefined),
    )
  })

  it('leads to each guide', () => {
    const guides = readdirSync('guides').filter((name) => name.endsWith('.md'))
    expect(targets).toEqual(expect.arrayContaining(guides.map((name) => `guides/${name}`)))
  })
})

import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { shortened } from '../../kernel/suggest.ts'
import { bodyless, named, type Paths } from './path.ts'
import { problem, type Reply } from './reply.ts'

// A page in the browser, which asks the other paths. It is made by the build. A link to it may have a query.
export const pagePaths: Paths = {
  '/_fake': {
    GET: bodyless(
      () => ({ statusCode: 308, headers: { location: '/_fake/' }, text: '' }),
      'with query',
    ),
  },
  '/_fake/': { GET: bodyless(() => give('index.html'), 'with query') },
  '/_fake/page/<file>': { GET: bodyless((asked) => give(named(asked, 'file')), 'with query') },
}

const types: Readonly<Record<string, string>> = {
  'index.html': 'text/html; charset=utf-8',
  'page.css': 'text/css; charset=utf-8',
  'page.js': 'text/javascript; charset=utf-8',
}

// Nothing comes from elsewhere, goes elsewhere, or shows it in a frame.
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"

function give(file: string): Reply {
  const type = Object.hasOwn(types, file) ? types[file] : undefined
  if (type === undefined) return problem(404, `The page has no file ${shortened(file)}.`)
  const bytes = readPageFile(file)
  if (bytes === undefined) {
    return problem(404, 'The page has not been built; run npm run build.')
  }
  const headers = {
    'content-type': type,
    'content-security-policy': policy,
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-cache',
  }
  return { statusCode: 200, headers, bytes }
}

function readPageFile(file: string): Buffer | undefined {
  const root = findPackage(import.meta.dirname)
  return root === undefined ? undefined : readIfThere(join(root, 'dist', 'page', file))
}

// The folder of this package, from its sources and from what is built; nothing where it was bundled into another.
function findPackage(from: string): string | undefined {
  const text = readIfThere(join(from, 'package.json'))?.toString('utf8') ?? '{}'
  if ((JSON.parse(text) as { name?: unknown }).name === 'fake-healthlake') return from
  return dirname(from) === from ? undefined : findPackage(dirname(from))
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}

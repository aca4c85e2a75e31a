import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { bodyless, type Handler, type Paths } from './path.ts'
import { problem, type Reply } from './reply.ts'

// A page in the browser, which asks the other paths. It is made by the build.
export const pagePaths: Paths = {
  '/_fake': {
    GET: bodyless(() => ({ statusCode: 308, headers: { location: '/_fake/' }, text: '' })),
  },
  '/_fake/': { GET: giving('index.html', 'text/html; charset=utf-8') },
  '/_fake/page.js': { GET: giving('page.js', 'text/javascript; charset=utf-8') },
  '/_fake/page.css': { GET: giving('page.css', 'text/css; charset=utf-8') },
}

// Nothing comes from elsewhere, goes elsewhere, or shows it in a frame.
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"

function giving(name: string, type: string): Handler {
  return bodyless((): Reply => {
    const bytes = readPageFile(name)
    if (bytes === undefined) {
      return problem(404, 'The page is made by the build, and is not there; run npm run build.')
    }
    const headers = {
      'content-type': type,
      'content-security-policy': policy,
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-cache',
    }
    return { statusCode: 200, headers, bytes }
  })
}

// The package finds itself by its own name, from its sources too.
function readPageFile(name: string): Buffer | undefined {
  const own = createRequire(import.meta.url).resolve('fake-healthlake/package.json')
  try {
    return readFileSync(join(dirname(own), 'dist', 'page', name))
  } catch {
    return undefined
  }
}

interface Traced {
  stack?: unknown
}

// Where a function was called; the answer as file:line:column, undefined where this package called it itself or nothing
// says. The trace is taken at once and read when somebody asks.
export function traceCall(called: (...args: never) => unknown): () => string | undefined {
  const above = trace(called)
  const own = trace()
  return () => {
    const site = firstSite(above)
    const isOwn = site === undefined || folderOf(site).startsWith(folderOf(firstSite(own) ?? ''))
    return isOwn ? undefined : site
  }
}

function trace(below?: (...args: never) => unknown): Traced {
  const traced: Traced = {}
  Error.captureStackTrace(traced, below)
  return traced
}

function firstSite({ stack }: Traced): string | undefined {
  if (typeof stack !== 'string') return undefined
  for (const frame of stack.split('\n')) {
    const site = /^\s+at (?:.* \(|async )?(?:file:\/\/)?([^()]+:\d+:\d+)\)?$/.exec(frame)
    if (site !== null) return site[1]
  }
  return undefined
}

// That of the whole package, of which this file is in a folder: built, as sources, or built in one piece.
function folderOf(site: string): string {
  return site
    .replace(/[^\\/]*$/, '')
    .replace(/([\\/]src[\\/])clients[\\/]$|([\\/]dist[\\/])shared[\\/]$/, '$1$2')
}

// The response of a control path; an error has the server's own words.
export async function get<Answer>(path: string): Promise<Answer> {
  const response = await ask('GET', path)
  return (await response.json()) as Answer
}

export async function getText(path: string): Promise<string> {
  const response = await ask('GET', path, { accept: 'text/plain' })
  return await response.text()
}

// Undefined where the server has no such path, or nothing is there.
export async function find<Answer>(path: string): Promise<Answer | undefined> {
  try {
    return await get<Answer>(path)
  } catch (error) {
    if (error instanceof RefusedError && error.status === 404) return undefined
    throw error
  }
}

export async function send<Answer>(
  method: 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<Answer> {
  const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body)
  const headers = text === undefined ? {} : { 'content-type': 'application/json' }
  const response = await ask(method, path, headers, text)
  return (await response.json()) as Answer
}

class RefusedError extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

async function ask(
  method: string,
  path: string,
  headers: Record<string, string> = { accept: 'application/json' },
  body?: string,
): Promise<Response> {
  const response = await fetch(path, { method, headers, ...(body === undefined ? {} : { body }) })
  if (response.ok) return response
  const text = await response.text()
  throw new RefusedError(response.status, wordsOf(text) ?? `${response.status}: ${text}`)
}

function wordsOf(text: string): string | undefined {
  try {
    return (JSON.parse(text) as { error?: string }).error
  } catch {
    return undefined
  }
}

export function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

// Below /_fake/, where the page is.
export function objectPath(uri: string): string {
  const [, rest = ''] = /^s3:\/\/(.*)$/s.exec(uri) ?? []
  return `objects/${rest.split('/').map(encodeURIComponent).join('/')}`
}

export function resourcePath(...parts: readonly string[]): string {
  return `resources/${parts.map(encodeURIComponent).join('/')}`
}

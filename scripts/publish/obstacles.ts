export interface Manifest {
  readonly version: string
  readonly repository?: string | { readonly url?: string }
}

/** Where a publication is asked for: the tag, and the repository as owner/name. */
export interface Origin {
  readonly tag: string
  readonly repository: string
}

/** What npm would refuse, each in a sentence that says what would be right. */
export function findObstacles(
  { version, repository }: Manifest,
  origin: Origin,
): readonly string[] {
  const url = typeof repository === 'string' ? repository : repository?.url
  const right = `"repository": { "type": "git", "url": "git+https://github.com/${origin.repository}.git" }`
  return [
    ...(origin.tag === `v${version}`
      ? []
      : [
          `The tag is ${origin.tag}, and package.json has the version ${version}; tag v${version}, or change the version.`,
        ]),
    ...(url === undefined
      ? [
          `package.json names no repository, and npm publishes with provenance only where it is the one that was built; add ${right}.`,
        ]
      : isOf(url, origin.repository)
        ? []
        : [
            `package.json names the repository ${url}, and this is ${origin.repository}, which npm does not publish with provenance; write ${right}.`,
          ]),
  ]
}

// As npm compares them: a shorthand or an address, with or without .git.
function isOf(url: string, repository: string): boolean {
  const name = url.replace(/^github:|^.*github\.com[/:]/, '').replace(/\.git$/, '')
  return name.toLowerCase() === repository.toLowerCase()
}

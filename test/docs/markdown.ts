import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import GithubSlugger from 'github-slugger'
import { lexer, walkTokens, type Token, type Tokens } from 'marked'

/** A page of Markdown in this repository. */
export interface Page {
  /** Its path from the root. */
  readonly path: string
  readonly text: string
  readonly blocks: readonly Block[]
  /** Where links lead, and where pictures come from. */
  readonly links: readonly string[]
  readonly pictures: readonly string[]
  /** The anchors of its headings, as GitHub makes them. */
  readonly anchors: ReadonlySet<string>
}

/** A block of code. */
interface Block {
  readonly language: string
  readonly code: string
}

/** Reads all pages that are, or are about to be, in the repository. */
export function pages(): readonly Page[] {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate', '*.md']
  const paths = execFileSync('git', args, { encoding: 'utf8' }).trim().split('\n')
  return paths.map(read)
}

function read(path: string): Page {
  const text = readFileSync(path, 'utf8')
  const tokens: Token[] = []
  void walkTokens(lexer(text), (token) => void tokens.push(token))
  const slugger = new GithubSlugger()
  return {
    path,
    text,
    blocks: tokens
      .filter((token): token is Tokens.Code => token.type === 'code')
      .map(({ lang = '', text: code }) => ({ language: lang, code: `${code}\n` })),
    links: tokens
      .filter((token): token is Tokens.Link => token.type === 'link' || token.type === 'image')
      .map(({ href }) => href),
    pictures: tokens
      .filter((token): token is Tokens.Image => token.type === 'image')
      .map(({ href }) => href),
    anchors: new Set(
      tokens
        .filter((token): token is Tokens.Heading => token.type === 'heading')
        .map((heading) => slugger.slug(plain(heading.tokens))),
    ),
  }
}

function plain(tokens: readonly Token[] = []): string {
  return tokens
    .map((token) =>
      'tokens' in token ? plain(token.tokens) : 'text' in token ? String(token.text) : '',
    )
    .join('')
}

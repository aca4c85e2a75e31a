import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { rolldown } from 'rolldown'
import { ascii } from './ascii.ts'

/** Makes the page: one file of code, without anything that a browser would have to fetch from elsewhere. */
export async function writePage(): Promise<void> {
  mkdirSync('dist/page', { recursive: true })
  const bundle = await rolldown({
    input: 'src/page/main.tsx',
    platform: 'browser',
    tsconfig: 'src/page/tsconfig.json',
    plugins: [ascii],
  })
  const { output } = await bundle.generate({ format: 'esm', minify: true, comments: false })
  writeFileSync('dist/page/page.js', `${licence()}\n${output[0].code}`)
  for (const name of ['index.html', 'page.css']) {
    copyFileSync(`src/page/${name}`, `dist/page/${name}`)
  }
}

/** That of Preact, which is part of the file. */
function licence(): string {
  const text = readFileSync('node_modules/preact/LICENSE', 'utf8').trim()
  return `/*! Preact, ${text.replace(/^The MIT License \(MIT\)\s*/, 'MIT License. ')}\n*/`
}

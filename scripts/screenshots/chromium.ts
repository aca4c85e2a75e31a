import { spawnSync } from 'node:child_process'
import { chromium, type Browser } from 'playwright-core'

const names = [process.env['CHROMIUM'] ?? '', 'chromium', 'chromium-browser', 'google-chrome']

/** Where Chromium is; undefined if it is not on this machine. */
export function findChromium(): string | undefined {
  return names
    .map((name) => spawnSync('which', [name], { encoding: 'utf8' }).stdout.trim())
    .find((path) => path !== '')
}

/** Starts Chromium; a container has no sandbox of its own. */
export function launch(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-lcd-text', '--font-render-hinting=none'],
  })
}

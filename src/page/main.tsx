import { render } from 'preact'
import { createLive } from './live.ts'
import { App } from './views/app.tsx'

render(<App live={createLive()} />, document.body)

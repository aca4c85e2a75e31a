#!/usr/bin/env node
import { runCommand } from './server/command.ts'

// Whoever read what it tells may be gone, or its disk be full; that is no reason to stop.
process.stdout.on('error', () => {})

void runCommand(process.argv.slice(2)).then((server) => {
  if (server === undefined) return
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void server.close().then(() => process.exit(0))
    })
  }
})

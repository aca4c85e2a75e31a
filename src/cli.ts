#!/usr/bin/env node
import { runCommand } from './server/command.ts'

// The reader of its output may be gone, or the disk be full; that is no reason to stop.
process.stdout.on('error', () => {})
process.stderr.on('error', () => {})

void runCommand(process.argv.slice(2)).then((server) => {
  if (server === undefined) return
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void server.close().then(() => process.exit(0))
    })
  }
})

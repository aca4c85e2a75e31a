import * as fc from 'fast-check'

fc.configureGlobal({
  seed: Number(process.env['FC_SEED'] ?? 42),
  // On a busy machine fewer runs are better than none; who asks for more of them wants them all.
  ...(process.env['FC_RUNS'] === undefined ? { interruptAfterTimeLimit: 4000 } : {}),
})

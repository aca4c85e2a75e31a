import type { AsyncLocalStorage } from 'node:async_hooks'
import { createOutside, type Outside } from './outside.ts'
import { replaceEmit, replaceTimeAndChance } from './replacements.ts'
import { createEnvironment, type Origin, type Environment } from './environment.ts'

export interface Sandbox {
  readonly outside: Outside
  createEnvironment(origin: Origin): Environment
  // The program, and all that it starts, sees the environment's time and chance; what it throws and does not catch is
  // noted there.
  run<T>(environment: Environment, program: () => T): T
  // Puts everything back when no exploration is left.
  leave(): void
}

interface Installation {
  readonly storage: AsyncLocalStorage<Environment>
  readonly outside: Outside
  // How many explorations are under way.
  users: number
  uninstall(): void
}

// Marks the function that replaces setTimeout: all explorations in this process share one installation.
const mark = Symbol.for('fake-healthlake exploration')

// All other code keeps the real ones, so that what else runs in this process, other explorations included, is not
// disturbed.
export function enterSandbox(): Sandbox {
  const { [mark]: there } = globalThis.setTimeout as { readonly [mark]?: Installation }
  const installation = there === undefined || there.users === 0 ? install() : there
  installation.users += 1
  const { storage, outside } = installation
  const { AsyncResource } = loadAsyncHooks()
  return {
    outside,
    createEnvironment: (origin) => createEnvironment(origin, (run) => AsyncResource.bind(run)),
    run: (environment, program) => storage.run(environment, program),
    leave() {
      installation.users -= 1
      if (installation.users === 0) installation.uninstall()
    },
  }
}

function install(): Installation {
  const { AsyncLocalStorage } = loadAsyncHooks()
  const storage = new AsyncLocalStorage<Environment>()
  const installation: Installation = {
    storage,
    outside: createOutside(),
    users: 0,
    uninstall() {},
  }
  const current = () => storage.getStore()
  const undo = [replaceTimeAndChance(current, { [mark]: installation }), replaceEmit(current)]
  installation.uninstall = () => {
    for (const each of undo) each()
    storage.disable()
  }
  return installation
}

// Loaded when needed, so that the package can be loaded where there is no such module.
function loadAsyncHooks() {
  return process.getBuiltinModule('node:async_hooks')
}

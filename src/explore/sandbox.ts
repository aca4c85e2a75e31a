import type { AsyncLocalStorage } from 'node:async_hooks'
import { replaceTimeAndChance } from './replacements.ts'
import { noteUncaught } from './uncaught.ts'
import { createEnvironment, type Origin, type Environment } from './environment.ts'

export interface Sandbox {
  // Makes a world.
  world(origin: Origin): Environment
  // Runs something in a world: it, and all that it sets going, sees the world's time and chance,
  // and what nobody catches of it is noted there.
  within<T>(world: Environment, run: () => T): T
  // Puts everything back, once nobody explores any more.
  leave(): void
}

interface Installation {
  readonly storage: AsyncLocalStorage<Environment>
  // How many explorations are under way.
  users: number
  uninstall(): void
}

// Marks the function that takes the place of setTimeout: all who explore in this process share one installation.
const mark = Symbol.for('fake-healthlake exploration')

// Code that no such program set going keeps the real ones, so that whatever else runs in this
// process, other explorations included, is not disturbed.
export function enterSandbox(): Sandbox {
  const { [mark]: there } = globalThis.setTimeout as { readonly [mark]?: Installation }
  const installation = there === undefined || there.users === 0 ? install() : there
  installation.users += 1
  const { storage } = installation
  const { AsyncResource } = asyncHooks()
  return {
    world: (origin) => createEnvironment(origin, (run) => AsyncResource.bind(run)),
    within: (world, run) => storage.run(world, run),
    leave() {
      installation.users -= 1
      if (installation.users === 0) installation.uninstall()
    },
  }
}

function install(): Installation {
  const { AsyncLocalStorage } = asyncHooks()
  const storage = new AsyncLocalStorage<Environment>()
  const installation: Installation = { storage, users: 0, uninstall() {} }
  const worldOf = () => storage.getStore()
  const restoreEntry = [
    replaceTimeAndChance(worldOf, { [mark]: installation }),
    noteUncaught(worldOf),
  ]
  installation.uninstall = () => {
    for (const each of restoreEntry) each()
    storage.disable()
  }
  return installation
}

// Asked for when needed, so that the package can be loaded where there is no such module.
function asyncHooks() {
  return process.getBuiltinModule('node:async_hooks')
}

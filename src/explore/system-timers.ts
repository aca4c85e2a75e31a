// Taken when the package is loaded, so that fake timers of a test do not come between.
export const { setImmediate, clearImmediate, setTimeout } = globalThis

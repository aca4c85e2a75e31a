/** Something that `using` ends at the end of a block; code without `using` calls `dispose()`. */
export interface NamedDisposable extends Disposable {
  /** Ends it, as `using` does at the end of the block. A second call has no effect. */
  dispose(): void
}

// Contexts of node:vm, such as Vitest's vmThreads and Jest 29, have none. What compilers make of `using` takes this in its place.
export const disposeSymbol: typeof Symbol.dispose = symbolOf('dispose', Symbol.dispose)
export const asyncDisposeSymbol: typeof Symbol.asyncDispose = symbolOf(
  'asyncDispose',
  Symbol.asyncDispose,
)

export function symbolOf<Name extends 'dispose' | 'asyncDispose'>(
  name: Name,
  own: SymbolConstructor[Name] | undefined,
): SymbolConstructor[Name] {
  return own ?? (Symbol.for(`Symbol.${name}`) as SymbolConstructor[Name])
}

export function toDisposable(release: () => void): NamedDisposable {
  return { dispose: release, [disposeSymbol]: release }
}

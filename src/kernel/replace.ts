type Callable = (...args: unknown[]) => unknown

// What somebody else has replaced since is left as it is when it is put back; it leads to the
// replacement, and that to what was before.
export function replace(
  holder: object,
  name: PropertyKey,
  make: (real: Callable) => unknown,
): () => void {
  const before = Object.getOwnPropertyDescriptor(holder, name)
  const value = make(Reflect.get(holder, name) as Callable)
  const enumerable = before?.enumerable ?? false
  Object.defineProperty(holder, name, { value, enumerable, writable: true, configurable: true })
  return () => {
    if (Reflect.get(holder, name) !== value) return
    if (before === undefined) Reflect.deleteProperty(holder, name)
    else Object.defineProperty(holder, name, before)
  }
}

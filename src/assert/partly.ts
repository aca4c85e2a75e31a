/** Some of a value's members, at any depth; in place of a value may stand a matcher such as `expect.any(String)`. */
export type Partly<Value> = Value extends Date
  ? Date | string
  : Value extends readonly (infer Item)[]
    ? readonly Partly<Item>[]
    : Value extends object
      ? { readonly [Name in keyof Value]?: Partly<Value[Name]> | undefined }
      : Value

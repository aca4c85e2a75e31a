// Whether the client does not wait for the answer.
export function wantsAsync({ prefer = '' }: Readonly<Record<string, string>>): boolean {
  return /(?:^|[,;\s])respond-async(?:$|[,;\s])/i.test(prefer)
}

/** 前后对比: two photographs of one place and angle, by their hashes. The value of a field of kind `pair`. */
export type PhotoPair = { readonly before: string; readonly after: string };

/** The pair that a field holds; undefined for anything else. */
export function pairOf(value: unknown): PhotoPair | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { before, after } = value as { readonly before?: unknown; readonly after?: unknown };
  return typeof before === 'string' && typeof after === 'string' ? { before, after } : undefined;
}

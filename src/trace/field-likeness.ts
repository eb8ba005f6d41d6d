/** One value, several of them, or a path from the general to the particular (province, city, county). */
export type Trait = { readonly one: string } | { readonly set: readonly string[] } | { readonly path: readonly string[] };
export type Traits = Readonly<Record<string, Trait>>;
export type FieldLikeness = { readonly share: number; readonly fields: readonly { readonly id: string; readonly share: number }[] };

/** Gower's mean over the fields that both have; what one of them lacks says nothing. */
export function fieldLikeness(one: Traits, other: Traits): FieldLikeness {
  const fields = Object.keys(one).sort().flatMap((id) => {
    const [a, b] = [one[id], Object.hasOwn(other, id) ? other[id] : undefined];
    const share = a === undefined || b === undefined ? undefined : shareOf(a, b);
    return share === undefined ? [] : [{ id, share }];
  });
  return { share: fields.length === 0 ? 0 : fields.reduce((sum, { share }) => sum + share, 0) / fields.length, fields };
}

function shareOf(a: Trait, b: Trait): number | undefined {
  if ('one' in a && 'one' in b) return Number(a.one === b.one);
  if ('set' in a && 'set' in b) return sharedOf(new Set(a.set), new Set(b.set));
  if ('path' in a && 'path' in b) return commonSteps(a.path, b.path);
  return undefined;
}

function sharedOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number | undefined {
  return a.size === 0 || b.size === 0 ? undefined : a.intersection(b).size / a.union(b).size;
}

function commonSteps(a: readonly string[], b: readonly string[]): number | undefined {
  if (a.length === 0 || b.length === 0) return undefined;
  const parted = a.findIndex((step, at) => step !== b[at]);
  return (parted === -1 ? a.length : parted) / Math.max(a.length, b.length);
}

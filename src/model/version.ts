/** A version of something: the days it holds, both included (no `to`: until further notice), and when it was entered (ms). */
export type Version = { readonly from: string; readonly to?: string; readonly enteredAt: number };

/** Of versions that begin on one day the one entered last stands, so that a version is shortened by entering it again. */
export function standing<V extends Version>(versions: readonly V[]): readonly V[] {
  if (versions.length < 2) return versions;
  const held = new Map<string, V>();
  for (const version of versions) {
    const present = held.get(version.from);
    if (present === undefined || present.enteredAt <= version.enteredAt) held.set(version.from, version);
  }
  return [...held.values()];
}

/** The standing version that holds on a day: of several the one entered last, then the one that begins later. */
export function versionOn<V extends Version>(versions: readonly V[], day: string): V | undefined {
  let best: V | undefined;
  for (const version of versions) {
    if (version.from > day || (version.to !== undefined && version.to < day)) continue;
    const later = best === undefined || version.enteredAt > best.enteredAt;
    if (later || (version.enteredAt === best?.enteredAt && version.from > best.from)) best = version;
  }
  return best;
}

/** As `versionOn`; on a day that no version covers the last one that began before it, else the first of all. */
export function nearestVersion<V extends Version>(versions: readonly V[], day: string): V | undefined {
  const held = versionOn(versions, day);
  if (held !== undefined) return held;
  let [before, first]: (V | undefined)[] = [];
  for (const version of versions) {
    if (version.from <= day && (before === undefined || version.from > before.from)) before = version;
    if (first === undefined || version.from < first.from) first = version;
  }
  return before ?? first;
}

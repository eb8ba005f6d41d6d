import { parseExact, toMicro } from '../../basis/decimal.ts';
import { checkKey, type CheckChange, type CheckFigures, type CheckRow } from '../../model/check-row.ts';

/** Figures × 10^6, as readings are; `hours`, `stations`, `km` plain. */
export type Figures = {
  readonly min?: bigint; readonly max?: bigint; readonly by?: bigint; readonly ratio?: bigint; readonly times?: bigint;
  readonly hours: number; readonly stations: number; readonly km: number;
};

/** One rule as it stands on a day; `version` names the row and, where this place changed it, from which day. */
export type Check = { readonly key: string; readonly row: CheckRow; readonly version: string; readonly effect: CheckRow['effect']; readonly figures: Figures };

/**
 * 审核规则 by day: rows as shipped, and what this place changed of them. Of rows with one key the one that names the factor counts, then the
 * one that names the kind; switched off, it is silent and no general row takes its place.
 */
export class CheckBook {
  readonly rows: readonly CheckRow[];
  readonly changes: readonly CheckChange[];
  /** Letters that some row names: what is left is unknown. */
  readonly flags: ReadonlySet<string>;
  /** So many hours before and after a value decide what is said of it, whatever the day. */
  readonly reach: number;
  readonly #held = new Map<string, readonly Check[]>();

  constructor(rows: readonly CheckRow[], changes: readonly CheckChange[] = []) {
    this.rows = rows;
    this.changes = changes;
    this.flags = new Set(rows.flatMap(({ flag }) => flag ?? []));
    this.reach = Math.max(1, ...[...rows, ...changes].map(({ figures }) => figures.hours ?? 1));
  }

  on(kind: string, factor: string, day: string): readonly Check[] {
    const at = `${kind} ${factor} ${day}`;
    const held = this.#held.get(at) ?? this.#checks(kind, factor, day);
    if (this.#held.size > heldMost) this.#held.clear();
    this.#held.set(at, held);
    return held;
  }

  #checks(kind: string, factor: string, day: string): readonly Check[] {
    const fitting = this.rows.filter((row) => fits(row, kind, factor) && row.from <= day && (row.to === null || day <= row.to));
    return [...Map.groupBy(fitting, checkKey)].flatMap(([key, rows]) => {
      const [row] = rows.toSorted((a, b) => closeness(b) - closeness(a));
      if (row === undefined) return [];
      const change = this.changes.filter((one) => one.row === row.id && one.from <= day).reduce<CheckChange | undefined>(later, undefined);
      const { on, effect, figures } = change ?? row;
      return on ? [{ key, row, version: change === undefined ? row.id : `${row.id}@${change.from}`, effect,
        figures: compiled(figures) }] : [];
    });
  }
}

const heldMost = 20_000;

/** The one that begins later counts; of two for one day, the one that was entered last. */
const later = (held: CheckChange | undefined, next: CheckChange): CheckChange => (held === undefined || next.from >= held.from
  ? next : held);

const closeness = ({ factors, kinds }: CheckRow): number => (factors === undefined ? 0 : 2) + (kinds === undefined ? 0 : 1);

const fits = ({ kinds, factors, except }: CheckRow, kind: string, factor: string): boolean =>
  (kinds?.includes(kind) ?? true) && (factors?.includes(factor) ?? true) && !(except?.includes(factor) ?? false);

function compiled({ min, max, by, ratio, times, hours, stations, km }: CheckFigures): Figures {
  return {
    ...micro('min', min), ...micro('max', max), ...micro('by', by), ...micro('ratio', ratio), ...micro('times', times),
    hours: hours ?? 1, stations: stations ?? 3, km: km ?? 0,
  };
}

function micro<K extends string>(name: K, text: string | undefined): { readonly [key in K]?: bigint } {
  if (text === undefined) return {};
  const value = parseExact(text);
  const scaled = value === undefined ? undefined : toMicro(value);
  if (scaled === undefined) throw new TypeError(`a figure with at most six decimals expected, got "${text}"`);
  return { [name]: scaled } as { readonly [key in K]?: bigint };
}

import type { Determination, Verdict } from '../model/determination.ts';
import { determinationId } from '../model/identifier.ts';
import type { Point } from '../model/point.ts';
import type { Change } from './determine/changes.ts';
import type { House } from './house.ts';

type Series = { readonly kind: Point['kind']; readonly period: Determination['period'] };

/** Rows of one kind and period by what was said and what is said now. `figures`: their value, index or limit is another one. */
export type ChangedVerdicts = Series & {
  readonly was: Verdict | 'none'; readonly is: Verdict; readonly rows: number; readonly figures: number;
};
/** Levels of the air quality index, classes of water (6 is worse than V): how many hours moved from one to another. */
export type ChangedLevels = Series & { readonly factor: string; readonly was: number; readonly is: number; readonly rows: number };
type Said = Pick<Determination, 'verdict' | 'value' | 'index' | 'limit' | 'reason' | 'edition'>;
export type ChangedRow = Series & {
  readonly id: string; readonly point: string; readonly at: number; readonly was: Said | undefined; readonly is: Said;
};

export type Comparison = {
  readonly hours: number; readonly judged: number; readonly changed: number;
  readonly verdicts: readonly ChangedVerdicts[]; readonly levels: readonly ChangedLevels[];
  /** The first rows with another verdict or figure, in the order of time. */
  readonly first: readonly ChangedRow[];
};

const rowsShown = 20;
/** Derived factors whose index is what people speak of. */
const levelled = new Set(['aqi', 'class']);

/** Counts what judging again says otherwise, piece by piece, and keeps the first rows. */
export class ComparedVerdicts {
  readonly #house: House;
  readonly #verdicts = new Map<string, { -readonly [K in keyof ChangedVerdicts]: ChangedVerdicts[K] }>();
  readonly #levels = new Map<string, { -readonly [K in keyof ChangedLevels]: ChangedLevels[K] }>();
  readonly #first: ChangedRow[] = [];
  #hours = 0;
  #judged = 0;
  #changed = 0;

  constructor(house: House) {
    this.#house = house;
  }

  add(hours: number, judged: number, changes: readonly Change[]): void {
    this.#hours += hours;
    this.#judged += judged;
    this.#changed += changes.length;
    for (const change of changes) this.#one(change);
  }

  #one({ before, after }: Change): void {
    const point = this.#house.directory.pointAt(after.point, after.at);
    if (point === undefined) return;
    const series = { kind: point.kind, period: after.period };
    const was: ChangedVerdicts['was'] = before?.verdict ?? 'none';
    const figures = before !== undefined && (before.value !== after.value || before.index !== after.index || before.limit !== after.limit);
    const key = `${point.kind} ${after.period} ${was} ${after.verdict}`;
    const tally = this.#verdicts.get(key) ?? { ...series, was, is: after.verdict, rows: 0, figures: 0 };
    this.#verdicts.set(key, { ...tally, rows: tally.rows + 1, figures: tally.figures + (figures ? 1 : 0) });
    this.#level(series, before, after);
    if (this.#first.length < rowsShown && (figures || was !== after.verdict)) {
      const saidBefore = before === undefined ? undefined : said(before);
      this.#first.push({ ...series, id: determinationId(after), point: point.id, at: after.at, was: saidBefore, is: said(after) });
    }
  }

  #level(series: Series, before: Determination | undefined, { factor, index: is }: Determination): void {
    const was = before?.index;
    if (!levelled.has(factor) || was === undefined || is === undefined || was === is) return;
    const key = `${series.kind} ${series.period} ${factor} ${was} ${is}`;
    const tally = this.#levels.get(key) ?? { ...series, factor, was, is, rows: 0 };
    this.#levels.set(key, { ...tally, rows: tally.rows + 1 });
  }

  result(): Comparison {
    return {
      hours: this.#hours, judged: this.#judged, changed: this.#changed, first: this.#first,
      verdicts: [...this.#verdicts.values()].sort((a, b) => b.rows - a.rows),
      levels: [...this.#levels.values()].sort((a, b) => b.rows - a.rows),
    };
  }
}

const said = ({ verdict, value, index, limit, reason, edition }: Determination): Said => ({
  verdict, reason, edition,
  ...(value === undefined ? {} : { value }), ...(index === undefined ? {} : { index }), ...(limit === undefined ? {} : { limit }),
});

import { canonical } from '../../basis/canonical.ts';
import { sha256Text } from '../../basis/hash.ts';
import { hourMs } from '../../basis/time.ts';
import type { CheckSpan } from '../../model/check-span.ts';
import type { DataMark } from '../../model/data-mark.ts';
import type { HourHit } from '../../sense/checks/check-hours.ts';
import { reasonOf } from '../../sense/checks/reasons.ts';
import type { Hours } from '../../sense/checks/series.ts';
import { reconciled, type Span } from '../../sense/checks/spans.ts';
import { factorAt } from '../factor-at.ts';
import type { House } from '../house.ts';
import type { Window } from '../ports/observations.ts';
import type { RecordWriter } from '../ports/records.ts';
import { machineViewer } from '../viewer.ts';

export type CheckedSeries = { readonly point: number; readonly factor: string; readonly hours: Hours; readonly hits: readonly HourHit[] };

/** More than a window of these points can hold. */
const spansMost = 1_000_000;

/**
 * What was found replaces what held of these series in the window, and marks follow in the same transaction: a span that has ended leaves a
 * mark; where it changed or went, its mark is withdrawn.
 */
export async function saveSpans(house: House, checked: readonly CheckedSeries[], window: Window): Promise<void> {
  const points = [...new Set(checked.map(({ point }) => point))];
  if (points.length === 0) return;
  const beside = { from: window.from - hourMs, to: window.to + hourMs };
  await house.records.write(machineViewer, async (records) => {
    const held = Map.groupBy(await records.checkSpans({ points, window: beside, limit: spansMost }), ({ point, factor }) =>
      `${point} ${factor}`);
    const [gone, put, marks]: [CheckSpan[], CheckSpan[], DataMark[]] = [[], [], []];
    for (const series of checked) {
      const before = held.get(`${series.point} ${series.factor}`) ?? [];
      if (before.length === 0 && series.hits.length === 0) continue;
      const last = [...series.hours.keys()].reduce((a, b) => Math.max(a, b), -Infinity);
      const after = reconciled(before, series.hits, window).map((span) => spanOf(house, series, span));
      for (const span of before.filter((one) => !after.some((next) => sameSpan(one, next)))) {
        gone.push(span);
        await withdrawMark(house, records, span);
      }
      for (const span of after) {
        const known = before.find((one) => sameSpan(one, span));
        const mark = known?.mark === undefined && span.to <= last ? await markOf(house, records, span) : undefined;
        if (mark !== undefined) marks.push(mark);
        if (known === undefined || mark !== undefined) put.push({ ...span, ...(mark === undefined ? {} : { mark: mark.id }) });
      }
    }
    if (gone.length + put.length > 0) await records.replaceCheckSpans(gone, put);
    if (marks.length > 0) await records.putDataMarks(marks);
  });
}

const sameSpan = (a: CheckSpan, b: CheckSpan): boolean =>
  a.version === b.version && a.effect === b.effect && a.from === b.from && a.to === b.to && a.reason.zh === b.reason.zh;

function spanOf(house: House, { point, factor }: CheckedSeries, span: Span): CheckSpan {
  const row = house.checkRows.find(({ id }) => id === span.row);
  const reason = row === undefined ? { zh: span.key, en: span.key } : reasonOf(span, row, factorAt(house, point, factor).unit);
  const { key, version, row: of, effect, from, to, said } = span;
  return { point, factor, key, version, row: of, effect, from, to, said, reason };
}

/** Its id is derived from all that it says; where such a one was withdrawn before, from how often. */
async function markOf({ checkRows, clocks }: House, records: RecordWriter, span: CheckSpan): Promise<DataMark> {
  const { point, factor, version, from, to, effect, reason } = span;
  for (let time = 0; ; time += 1) {
    const id = `check-${sha256Text(canonical([point, factor, version, from, to, effect, reason.zh, time])).slice(0, 40)}`;
    const held = await records.dataMark(id);
    if (held?.withdrawn !== undefined) continue;
    return held ?? {
      id, point, factors: [factor], from, to, maker: 'rule', type: effect === 'not-valid' ? 'rule-not-valid' : 'rule-note', effect,
        reason: reason.zh,
      by: version, says: checkRows.find((row) => row.id === span.row)?.name.zh ?? span.key, at: clocks.world(),
    };
  }
}

async function withdrawMark({ clocks }: House, records: RecordWriter, { mark, version }: CheckSpan): Promise<void> {
  if (mark === undefined) return;
  await records.withdrawDataMark(mark, { at: clocks.world(), by: version, says: '数据审核规则', reason: '数据或规则已变化,重新审核' });
}

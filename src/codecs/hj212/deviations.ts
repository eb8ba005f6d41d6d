import { readFlag, type Flag } from './edition.ts';
import type { Header, Item } from './message.ts';
import { readMoment } from './moment.ts';
import { readMicro } from './value.ts';

/** What is odd about the content of a frame whose envelope may be right (hj212.md 12): kept, normalised, said. */
export type Deviation =
  | 'flag-unknown' | 'packet-numbers-missing' | 'packet-numbers-unannounced' | 'packet-number-beyond-total' | 'rf-not-1'
  | 'qn-missing' | 'qn-not-17-digits' | 'mn-missing' | 'data-time-invalid' | 'data-time-17-digits' | 'factor-repeated'
  | 'value-missing' | 'value-not-a-number' | 'area-unterminated' | 'area-missing';

const numeric = /-(Rtd|Avg|Min|Max|Cou|Zs(Rtd|Avg|Min|Max)|RS|RT|Data|DayData|NightData)$/;

/** The deviations of a message, each named once, in the order header, data area, values. */
export function deviationsOf(header: Header, items: readonly Item[] | undefined, terminated: boolean): readonly Deviation[] {
  const found = [...ofHeader(header, readFlag(header.flag))];
  if (items === undefined) return [...found, 'area-missing'];
  if (!terminated) found.push('area-unterminated');
  return [...new Set([...found, ...ofItems(items, header.st === '45')])];
}

function* ofHeader(header: Header, flag: Flag): Generator<Deviation> {
  if (flag.version === 'unknown') yield 'flag-unknown';
  const numbered = header.pnum !== undefined || header.pno !== undefined;
  if (flag.hasPacketNo && !numbered) yield 'packet-numbers-missing';
  if (!flag.hasPacketNo && numbered) yield 'packet-numbers-unannounced';
  if (Number(header.pno ?? 0) > Number(header.pnum ?? header.pno ?? 0)) yield 'packet-number-beyond-total';
  if (header.rf !== undefined && header.rf !== '1') yield 'rf-not-1';
  if (header.qn === undefined) yield 'qn-missing';
  else if (!/^\d{17}$/.test(header.qn)) yield 'qn-not-17-digits';
  if (header.mn === undefined || header.mn === '') yield 'mn-missing';
}

function* ofItems(items: readonly Item[], letters: boolean): Generator<Deviation> {
  const seen = new Set<string>();
  for (const item of items) {
    for (const [name, value] of item) {
      if (name === 'DataTime') yield* ofTime(value);
      if (!name.includes('-')) continue;
      if (seen.has(name)) yield 'factor-repeated';
      seen.add(name);
      if (!numeric.test(name)) continue;
      if (value === '') yield 'value-missing';
      else if (!letters && readMicro(value).fault === 'value.not-a-number') yield 'value-not-a-number';
    }
  }
}

function* ofTime(value: string): Generator<Deviation> {
  if (value.length === 17) yield 'data-time-17-digits';
  if (readMoment(value) === undefined) yield 'data-time-invalid';
}

import { parseExact, roundHalfEven, toMicro } from '../../basis/decimal.ts';
import { fail, ok, type Result } from '../../basis/result.ts';
import { civilOffsetMs, dayMs, hourMs, latestMoment } from '../../basis/time.ts';
import { unitIn } from '../../codecs/mapped/read-mapped.ts';
import { conversion, storedDecimals } from '../../codecs/mapped/units.ts';
import { timeReader } from '../../codecs/mapped/time-format.ts';
import type { Point } from '../../model/point.ts';
import { fields, type Field, type Period } from '../../model/reading.ts';
import type { House } from '../house.ts';
import type { InRow } from '../ports/exchange-tables.ts';
import { fieldOf } from './mapped-items.ts';
import { PlaceRegister } from './place-register.ts';
import type { ImportedRow, ImportItem, OpenedFiles } from './published-file.ts';
import { readingsDestination } from './readings-destination.ts';

/** Rows of files are numbered from 0, 5,000 at most: those of exchange tables come beside them. */
const serialFrom = 10_000;
const typeOf = new Map<string, Period>([['2011', 'realtime'], ['2051', 'minute'], ['2061', 'hour'], ['2031', 'day']]);
const lengthOf = { realtime: 1000, minute: 60_000, hour: hourMs, day: dayMs } as const;
const readTime = timeReader('YYYY-MM-DD HH:mm:ss');

/** Rows of a source of exchange tables as the import engine takes them, in their order. */
export function openExchangeRows(house: House, source: string, rows: readonly InRow[]): OpenedFiles {
  const byId = new Map([...house.directory.points.values()].map((point) => [point.id, point]));
  async function* items(): AsyncGenerator<ImportItem> {
    for (const [place, row] of rows.entries()) {
      const read = rowOf(house, source, row, byId);
      if (read.ok) yield { ok: true, row: read.value };
      // Its own number goes with it: by that the answer is written back.
      else yield { ok: false, refused: { line: place + 1, fault: read.fault, detail: read.detail.slice(0, 200), row: JSON.stringify(row) } };
    }
  }
  const of = { kind: 'exchange', field: 'Avg', period: 'hour', edition: `exchange ${source}\n`, serialFrom } as const;
  return { items: items(), agreement: {}, destination: readingsDestination(house, of, new PlaceRegister(house, '2000-01-01')) };
}

function rowOf(house: House, source: string, row: InRow, byId: ReadonlyMap<string, Point>): Result<ImportedRow> {
  const { factor, data_type: type, flag, unit } = row;
  const point = pointOf(house, row, byId);
  if (!point.ok) return point;
  const period = typeOf.get(type ?? '');
  if (period === undefined) return fail('row.unknown-type', type ?? '');
  if (factor === null || !house.factors.has(factor)) return fail('row.unknown-factor', factor ?? '');
  const field = row.field ?? fieldOf({ kind: point.value.kind, period });
  if (!isField(field)) return fail('row.unknown-field', field);
  const at = startOf(row.data_time, period, house.clocks.world());
  if (!at.ok) return at;
  if (flag !== null && flag !== '' && !/^[!-~]$/u.test(flag)) return fail('row.unknown-flag', flag);
  const registered = unitIn(house.factors, point.value.kind)(factor);
  const value = valueOf(row.value, unit === null || unit === '' ? registered : unit, registered);
  if (!value.ok) return value;
  return ok({
    file: `exchange:${source}`, point: point.value.number, at: at.value, values: { [factor]: value.value }, flag: flag === null || flag === '' ? 'N' : flag,
    // With its id: a value that is put right and put back is three rows, not two.
    text: JSON.stringify(row), as: { field, period },
  });
}

const isField = (text: string): text is Field => Object.hasOwn(fields, text);

function pointOf({ directory }: House, { point, mn }: InRow, byId: ReadonlyMap<string, Point>): Result<Point> {
  if ((point ?? '') === '' && (mn ?? '') === '') return fail('row.missing-site');
  const number = directory.devices.get(mn ?? '')?.point;
  const held = (point ?? '') === '' ? directory.points.get(number ?? 0) : byId.get(point ?? '');
  // What an application registered takes what that application sends.
  return held === undefined || held.kind === 'application-point' ? fail('row.unknown-point', (point ?? '') === '' ? mn ?? '' : point ?? '') : ok(held);
}

function startOf(text: string | null, period: Period, now: number): Result<number> {
  if (text === null) return fail('row.missing-time');
  const read = readTime?.(text);
  const at = read === undefined ? Number.NaN : read.ms - civilOffsetMs;
  if (!(at >= 0 && at <= latestMoment)) return fail('row.bad-time', text);
  if ((at + civilOffsetMs) % lengthOf[period] !== 0) return fail('row.off-period', text);
  return at > now ? fail('row.not-yet', text) : ok(at);
}

function valueOf(text: string | null, unit: string, registered: string): Result<string> {
  if (text === null || text.trim() === '') return fail('row.no-value');
  const [given, convert] = [parseExact(text.trim()), conversion(unit, registered)];
  if (given === undefined) return fail('row.bad-value', text);
  if (convert === undefined) return fail('row.unknown-unit', `${unit} → ${registered}`);
  const value = roundHalfEven(convert(given), storedDecimals);
  return toMicro(value) === undefined ? fail('row.bad-value', text) : ok(value.toString());
}

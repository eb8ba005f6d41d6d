import { ruleNeeded, type Edition } from './edition.ts';
import type { BreakPointRow, LevelRow, ReportRow, RuleRow } from './standard-file.ts';

/** Break points as whole numbers: concentrations × 10^decimals, so that the index is exact integer arithmetic. */
export type IndexTable = {
  readonly row: BreakPointRow;
  readonly decimals: number;
  readonly concentration: readonly number[];
  readonly index: readonly number[];
  readonly aboveTop: number | undefined;
};
export type ReportItem = ReportRow['items'][number] & { readonly table: IndexTable };
export type Report = { readonly row: ReportRow; readonly items: readonly ReportItem[]; readonly pollutants: readonly string[] };

/** One edition of HJ 633, ready to judge. */
export type AirIndex = {
  readonly edition: Edition;
  readonly from: string;
  readonly to: string | null;
  /** By `pollutant averaging`, e.g. `O3 8h`. */
  readonly tables: ReadonlyMap<string, IndexTable>;
  readonly reports: ReadonlyMap<string, Report>;
  readonly levels: readonly (LevelRow & { readonly highest: number })[];
  readonly primaryAbove: number;
  readonly indexLeast: number;
  /** With a pollutant missing the AQI is published only above this; absent: whatever is there is used. */
  readonly incomplete: { readonly row: RuleRow; readonly above: number } | undefined;
};

export function compileAirIndex(edition: Edition): AirIndex {
  const tables = new Map<string, IndexTable>();
  const reports = new Map<string, Report>();
  const levels: (LevelRow & { readonly highest: number })[] = [];
  for (const row of edition.rows) {
    if (row.kind === 'break-points') tables.set(`${row.pollutant} ${row.averaging}`, compileTable(edition, row));
    if (row.kind === 'level') levels.push({ ...row, highest: Number(row.high) });
  }
  for (const row of edition.rows) if (row.kind === 'report') reports.set(row.report, compileReport(row, tables));
  const incomplete = edition.rules.get('publish-incomplete-above')?.[0];
  return {
    edition, from: edition.from, to: edition.to, tables, reports,
    levels: levels.sort((a, b) => a.level - b.level),
    primaryAbove: Number(ruleNeeded(edition, 'primary-above').value),
    indexLeast: Number(ruleNeeded(edition, 'index-least').value),
    incomplete: incomplete === undefined ? undefined : { row: incomplete, above: Number(incomplete.value) },
  };
}

function compileTable(edition: Edition, row: BreakPointRow): IndexTable {
  const decimals = Number(ruleNeeded(edition, 'concentration-decimals', row.pollutant).value);
  return { row, decimals, concentration: row.concentration.map((at) => at * 10 ** decimals), index: row.index, aboveTop: row.aboveTop };
}

function compileReport(row: ReportRow, tables: ReadonlyMap<string, IndexTable>): Report {
  const items = row.items.map((item) => {
    const table = tables.get(`${item.pollutant} ${item.averaging}`);
    if (table === undefined) throw new TypeError(`${row.id}: no break points for ${item.pollutant} ${item.averaging}`);
    return { ...item, table };
  });
  return { row, items, pollutants: [...new Set(items.map((item) => item.pollutant))] };
}

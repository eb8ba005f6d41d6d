import { canonical, type Json } from '../basis/canonical.ts';
import { sha256Text } from '../basis/hash.ts';
import type { Case } from '../model/case.ts';
import type { CaseType, FieldRule } from '../model/case-type.ts';
import type { PublicColumn, PublicTableChange, PublicTableRow, PublicTableRule, Redacted } from '../model/public-table.ts';
import { redactByRules } from './redaction-map.ts';

export type TableInput = {
  readonly type: CaseType;
  readonly rule: PublicTableRule;
  readonly items: readonly Case[];
  /** As they were published last. */
  readonly before: readonly PublicTableRow[];
  readonly regionName: (code: string) => string;
  /** What is known of who complained, by case. */
  readonly known: ReadonlyMap<string, readonly string[]>;
  /** Numbers of what came of each, by case. */
  readonly came?: ReadonlyMap<string, readonly string[]>;
};

export type MadeTable = {
  readonly rows: readonly PublicTableRow[];
  readonly changes: readonly PublicTableChange[];
  /** Taken out of the items that are published anew, by case. */
  readonly redacted: ReadonlyMap<string, readonly Redacted[]>;
  /** Items whose present content goes out with this version. */
  readonly fresh: readonly Case[];
  readonly hash: string;
};

/** The table of one batch from the record, in order of the numbers: what is ready says its present content, anything else what it said last. */
export function makeTable(input: TableInput): MadeTable {
  const { rule, before } = input;
  const last = new Map(before.map((row) => [row.case, row]));
  const redacted = new Map<string, readonly Redacted[]>();
  const fresh = input.items.filter(({ state }) => state === rule.ready);
  const shown = [...input.items]
    .sort((a, b) => (a.number < b.number ? -1 : 1))
    .flatMap((of): PublicTableRow[] => {
      const held = last.get(of.id);
      return of.state === rule.ready ? [freshRow(input, of, redacted)] : held === undefined ? [] : [held];
    });
  const rows = shown.map((row, at) => ({
    ...row,
    cells: rule.columns.map((column, place) =>
      'take' in column && column.take === 'ordinal' ? String(at + 1) : (row.cells[place] ?? ''),
    ),
  }));
  return { rows, fresh, redacted, changes: rows.flatMap((row) => changeOf(rule, last.get(row.case), row)), hash: tableHash(rule, rows) };
}

/** Over titles of columns and all cells: two who hold the same table hold the same hash. */
export const tableHash = (rule: PublicTableRule, rows: readonly PublicTableRow[]): string =>
  sha256Text(canonical({ columns: rule.columns.map(({ title }) => title.zh), rows: rows.map(({ cells }) => [...cells]) }));

function freshRow({ type, rule, regionName, known, came }: TableInput, of: Case, redacted: Map<string,
  readonly Redacted[]>): PublicTableRow {
  const taken: Redacted[] = [];
  const cells = rule.columns.map((column) => {
    const text = withCameOf(rule, column, cellOf(type, column, of, regionName), came?.get(of.id) ?? []);
    if (!('fields' in column)) return text;
    const clean = redactByRules(text, rule.redaction, known.get(of.id) ?? []);
    taken.push(...clean.out.map((one) => ({ ...one, column: column.id })));
    return clean.text;
  });
  if (taken.length > 0) redacted.set(of.id, taken);
  const text = (id: string): string => String(of.fields[id] ?? '');
  return {
    case: of.id,
    number: of.number,
    starred: of.fields['starred'] === 'yes',
    region: of.region,
    kind: text(rule.kind),
    verdict: text(rule.verdict),
    completion: text(rule.completion),
    figures: Object.fromEntries(rule.figures.flatMap(({ id, field }) => (of.fields[field] === undefined ? [] : [[id, text(field)]]))),
    cells,
  };
}

function cellOf(type: CaseType, column: PublicColumn, of: Case, regionName: (code: string) => string): string {
  if ('fields' in column)
    return column.fields
      .map((id) => said(fieldOf(type, id), of.fields[id]))
      .filter((text) => text !== '')
      .join('、');
  if (column.take === 'region') return regionName(of.region);
  return column.take === 'number' ? of.number : '';
}

/** A sentence of its own after what was written. */
function withCameOf({ cameOf }: PublicTableRule, { id }: PublicColumn, text: string, numbers: readonly string[]): string {
  if (cameOf?.column !== id || numbers.length === 0) return text;
  return `${text}${/[。;!?]$/u.test(text) ? '' : '。'}${cameOf.says}${numbers.join('、')}。`;
}

const fieldOf = (type: CaseType, id: string): FieldRule | undefined =>
  [...type.fields, ...type.steps.flatMap(({ input }) => input)].find((field) => field.id === id);

/** A choice in the words of the table, everything else as it is. */
const said = (rule: FieldRule | undefined, value: Json | undefined): string =>
  rule?.choices?.find(({ id }) => id === value)?.title.zh ?? (value === undefined ? '' : String(value));

/** Its place in the list may move; that is no change of the item. */
function changeOf({ columns }: PublicTableRule, before: PublicTableRow | undefined, after: PublicTableRow): readonly PublicTableChange[] {
  if (before === undefined) return [{ number: after.number, kind: 'new', columns: [] }];
  const changed = columns.flatMap((column, at) =>
    ('take' in column && column.take === 'ordinal') || before.cells[at] === after.cells[at] ? [] : [column.id],
  );
  return changed.length === 0 ? [] : [{ number: after.number, kind: 'changed', columns: changed }];
}

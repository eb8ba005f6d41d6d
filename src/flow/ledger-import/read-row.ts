import type { Json } from '../../basis/canonical.ts';
import { fail, ok, type Result } from '../../basis/result.ts';
import type { Table } from '../../codecs/table/open-table.ts';
import type { TableRecord } from '../../codecs/table/record.ts';
import { fitsLevel, type CaseType, type FieldRule } from '../../model/case-type.ts';
import { levelOf } from '../../model/region.ts';
import type { LedgerMapping, TakenOver } from '../../model/taken-over.ts';
import type { House } from '../house.ts';
import type { ImportedFile } from '../ports/records.ts';
import { regionsMeant } from '../region-by-words.ts';
import type { Above } from './above.ts';
import { dayOfWords } from './day-words.ts';
import { isFrom, placeLevel, type FieldTarget, type LedgerTarget } from './targets.ts';

/** One item as its row says it. */
export type LedgerRow = {
  readonly region: string; readonly title: string; readonly fields: Readonly<Record<string, Json>>; readonly parties: Readonly<Record<string, string>>;
  readonly takenOver: TakenOver;
};
export type RowReading = {
  readonly type: CaseType; readonly targets: readonly LedgerTarget[]; readonly mapping: LedgerMapping; readonly file: ImportedFile; readonly above?: Above | undefined;
};

/** Parts a column's title from what stood in it, in the detail of a refusal. */
export const columnMark = ' | ';
const wrong = (fault: Parameters<typeof fail>[0], { title }: Pick<LedgerTarget, 'title'>, text: string): ReturnType<typeof fail> => fail(fault, `${title.zh}${columnMark}${text.slice(0, 200)}`);
const titleLength = 40;

/** Faults: case.field-missing, ledger.*; the detail names the column and what stood in it. */
export function readLedgerRow(house: House, given: RowReading, table: Table, record: TableRecord): Result<LedgerRow> {
  const texts = new Map(given.targets.map((target) => [target.id, textOf(given.mapping[target.id], table, record)]));
  const [fields, parties, says]: [Record<string, Json>, Record<string, string>, Record<string, string>] = [{}, {}, {}];
  let region = rootOf(house, given);
  for (const target of given.targets) {
    const text = texts.get(target.id) ?? '';
    if (target.as === 'field') {
      const value = fieldValue(given, target, text, texts);
      if (!value.ok) return value;
      if (value.value !== undefined) fields[target.id] = value.value;
    } else if (text === '') {
      if (target.required) return wrong('case.field-missing', target, '');
    } else if (target.as === 'says') says[target.id] = text;
    else if (target.as === 'region') {
      const found = regionsMeant(house.directory, placeLevel(given.type), text);
      if (found.length > 1) return wrong('ledger.ambiguous-region', target, `${text}: ${found.map(({ code, name }) => `${name.zh} ${code}`).join('、')}`);
      if (found[0] === undefined) return wrong('ledger.unknown-region', target, text);
      region = found[0].code;
    } else {
      const unit = unitOf(house, given.type, target.id, text);
      if (unit === undefined) return wrong('ledger.unknown-unit', target, text);
      parties[target.id] = unit;
    }
  }
  const state = stateOf(given, says['state']);
  if (!state.ok) return state;
  const kept = belowAbove(given, fields);
  if (!kept.ok) return kept;
  const all = { ...given.above?.inherited, ...kept.value };
  return ok({
    region, title: titleOf(String(all['problem'] ?? all['itemNumber'] ?? '')), fields: kept.value, parties,
    takenOver: { ledger: given.file.name, file: given.file.hash, line: record.line, state: state.value, says },
  });
}

function textOf(from: LedgerMapping[string] | undefined, { columns }: Table, { cells }: TableRecord): string {
  if (from === undefined) return '';
  return ('fixed' in from ? from.fixed : cells[columns.indexOf(from.column)] ?? '').trim();
}

function rootOf({ directory }: House, { above }: RowReading): string {
  return above?.rule.level === undefined && above !== undefined ? above.of.region : [...directory.regions.keys()].find((code) => levelOf(code) === 'province') ?? '';
}

/** By its name, among the units that may fill the party. */
function unitOf({ directory }: House, type: CaseType, party: string, text: string): string | undefined {
  const rule = type.parties[party];
  const fitting = [...directory.units.values()].filter(({ id, name, region }) => (id === text || name.zh === text || name.en === text) && (rule === undefined || fitsLevel(rule, region)));
  return fitting.length === 1 ? fitting[0]?.id : undefined;
}

const yes = /^(?:是|有|yes|y|1|√)$/iu;
const no = /^(?:否|无|no|n|0|×)$/iu;

function fieldValue({ type }: RowReading, target: FieldTarget, text: string, texts: ReadonlyMap<string, string>): Result<Json | undefined> {
  const { field } = target;
  const said = isFrom(field, type) && text === '' ? fromDeadline(field, texts.get('deadline') ?? '') : text;
  if (said === '') return target.required || isFrom(field, type) ? wrong('case.field-missing', target, '') : ok(undefined);
  if (field.kind === 'choice') {
    const id = yes.test(said) ? 'yes' : no.test(said) ? 'no' : said;
    const found = field.choices?.find((choice) => [choice.id, choice.title.zh, choice.title.en].includes(id));
    return found === undefined ? wrong('ledger.unknown-choice', target, said) : ok(found.id);
  }
  if (field.kind !== 'day') return ok(said);
  const day = dayOfWords(said);
  if (day !== undefined) return ok(day);
  return fromDeadline(undefined, said) === '' ? wrong('ledger.bad-day', target, said) : ok(undefined);
}

/** What the column of the deadline says of its type: the words themselves, or that there is a day. */
function fromDeadline(field: FieldRule | undefined, text: string): string {
  if (/立行立改|立即|at once/iu.test(text)) return 'at-once';
  if (/长期坚持|持续|keep up/iu.test(text)) return 'keep-up';
  return field !== undefined && dayOfWords(text) !== undefined ? 'by-date' : '';
}

/** Fault ledger.unknown-state. Without a word of it, it begins as a new one. */
function stateOf({ type, targets }: RowReading, text: string | undefined): Result<string> {
  if (text === undefined) return ok(type.initial);
  const plain = (words: string): string => words.replaceAll(/\s/gu, '').replaceAll('(', '(').replaceAll(')', ')').toLowerCase();
  const rule = type.ledger?.takenOver?.find(({ words }) => words.some((one) => plain(one) === plain(text)));
  const target = targets.find(({ id }) => id === 'state');
  return rule !== undefined || target === undefined ? ok(rule?.state ?? type.initial) : wrong('ledger.unknown-state', target, text);
}

/** Below another item only what may be refined is the row's own; the rest must be as it stands above. */
function belowAbove({ above, targets }: RowReading, fields: Readonly<Record<string, Json>>): Result<Readonly<Record<string, Json>>> {
  if (above === undefined) return ok(fields);
  const own: Record<string, Json> = {};
  for (const [id, value] of Object.entries(fields)) {
    if (above.rule.refines.includes(id)) own[id] = value;
    else if (above.inherited[id] !== value) {
      const target = targets.find((one) => one.id === id);
      if (target !== undefined) return wrong('ledger.other-than-above', target, String(value));
    }
  }
  return ok(own);
}

/** The first clause of the problem. */
function titleOf(problem: string): string {
  const clause = problem.split(/[。;;\n]/u, 1)[0]?.trim() ?? '';
  return [...clause].length > titleLength ? `${[...clause].slice(0, titleLength).join('')}…` : clause;
}

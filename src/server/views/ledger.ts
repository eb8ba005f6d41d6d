import type { Static } from 'typebox';
import { dayOf, instant, isDay } from '../../basis/time.ts';
import type { LedgerFigures, LedgerRow } from '../../contract/case.ts';
import type { House } from '../../flow/house.ts';
import type { Case } from '../../model/case.ts';
import type { CaseType, FieldRule, LedgerColumn, LedgerRule } from '../../model/case-type.ts';
import type { Words } from '../../model/words.ts';
import { caseRow } from './case-row.ts';
import { nextDue } from './clock-view.ts';
import { unitName } from './names.ts';

type Row = Static<typeof LedgerRow>;

/** One item as a line of the table. */
export function ledgerRow(house: House, type: CaseType, rule: LedgerRule, of: Case): Row {
  const responsible = of.parties[rule.responsible];
  const acts = Object.values(of.doneBy);
  const last = (own: boolean): number | undefined => acts.filter((act) => act.unit !== '' && (act.unit === responsible) === own).map((act) => act.at).sort((a, b) => b - a)[0];
  const [reportedAt, verifiedAt] = [last(true), last(false)];
  return {
    case: caseRow(house, of, undefined), cells: rule.columns.map((column) => saidBefore(of, column, cellOf(house, type, of, column))), progress: progressOf(house, rule, of), takenOver: of.takenOver !== undefined,
    ...(reportedAt === undefined ? {} : { reportedAt }), ...(verifiedAt === undefined ? {} : { verifiedAt }),
  };
}

/** Head figures: of all, of those due by today, and of those due what is said to be done and what was struck off. */
export function ledgerFigures(house: House, rule: LedgerRule, cases: readonly Case[]): Static<typeof LedgerFigures> {
  const due = cases.filter((of) => deadlineOf(rule, of) <= today(house));
  const stage = (of: Case): string | undefined => rule.stages[of.state];
  return {
    total: cases.length, due: due.length, verified: due.filter((of) => stage(of) === 'closed').length,
    reported: due.filter((of) => stage(of) === 'closed' || stage(of) === 'reported').length,
    overdue: cases.filter((of) => isLate(house, rule, of)).length, rebounded: cases.filter((of) => of.rebounds > 0).length,
  };
}

function progressOf(house: House, rule: LedgerRule, of: Case): Row['progress'] {
  const stage = rule.stages[of.state] ?? 'not-started';
  if (stage !== 'working') return stage;
  return isLate(house, rule, of) ? 'behind' : 'on-schedule';
}

/** Open, and its day has passed or a running clock has ended. */
function isLate(house: House, rule: LedgerRule, of: Case): boolean {
  if (rule.stages[of.state] === 'closed') return false;
  return deadlineOf(rule, of) < today(house) || (nextDue(of.clocks) ?? Infinity) < house.clocks.world();
}

/** Without a day: never due. */
const deadlineOf = (rule: LedgerRule, of: Case): string => {
  const day = of.fields[rule.deadline];
  return typeof day === 'string' && day !== '' ? day : '~';
};
const today = (house: House): string => dayOf(instant(house.clocks.world()));

const nothing: Words = { zh: '', en: '' };

function cellOf(house: House, type: CaseType, of: Case, column: LedgerColumn): Words {
  if ('party' in column) {
    const unit = of.parties[column.party];
    return unit === undefined ? nothing : unitName(house, unit).name;
  }
  if ('take' in column) {
    const said = (words: 'zh' | 'en'): string => of.measures.filter(({ dropped }) => dropped === undefined).map(({ what, quantity, unit, due }) => `${what} ${quantity}${unit}(${dayWords(due)[words]})`).join(';');
    return { zh: said('zh'), en: said('en') };
  }
  const cell = fieldCell(type, of, column.field);
  return column.field === type.ledger?.deadline ? withEarlier(cell, of) : cell;
}

/** Until something is said here, what the older ledger said, marked as such. */
function saidBefore({ takenOver }: Case, { id }: LedgerColumn, cell: Words): Words {
  const said = takenOver?.says[id];
  return cell.zh !== '' || said === undefined ? cell : { zh: `${said}(原台账)`, en: `${said} (older ledger)` };
}

/** 延期: the days that stood before, and how often it was extended. */
function withEarlier(cell: Words, { extensions = [] }: Case): Words {
  if (extensions.length === 0) return cell;
  const said = (words: 'zh' | 'en'): string => extensions.map(({ from }) => dayWords(from)[words]).join(words === 'zh' ? '、' : ', ');
  return { zh: `${cell.zh}(延期${extensions.length}次,原${said('zh')})`, en: `${cell.en} (extended ${extensions.length}×, was ${said('en')})` };
}

function fieldCell(type: CaseType, of: Case, id: string): Words {
  const value = of.fields[id];
  if (typeof value !== 'string' && typeof value !== 'number') return nothing;
  const rule: FieldRule | undefined = [...type.fields, ...type.steps.flatMap(({ input }) => input)].find((field) => field.id === id);
  if (rule?.kind === 'day') return dayWords(String(value));
  return rule?.choices?.find((choice) => choice.id === value)?.title ?? { zh: String(value), en: String(value) };
}

/** 2026年11月23日. */
function dayWords(day: string): Words {
  const [year, month, dayOfMonth] = day.split('-').map(Number);
  return isDay(day) ? { zh: `${year}年${month}月${dayOfMonth}日`, en: day } : { zh: day, en: day };
}

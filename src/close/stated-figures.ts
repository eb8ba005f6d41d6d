import { parseExact } from '../basis/decimal.ts';
import type { Case } from '../model/case.ts';
import type { LedgerFigure, StatedFigure } from '../model/stated-figure.ts';

type Text = { readonly field: string; readonly text: string };

/** A number with the letters after it. Days (2026年3月5日, 2026-03-05), numbers of documents (〔2026〕9号) and of chemical names are none. */
const numberWithUnit = /(?<![A-Za-z\d.])(\d+(?:,\d{3})*(?:\.\d+)?)\s*(%|[^\s\d,,。;;、::()()〔〕!!??.]{0,8})/gu;
const notFigures = /\d{4}\s*年(?:\s*\d{1,2}\s*月)?(?:\s*\d{1,2}\s*日)?|\d{1,2}\s*月\s*\d{1,2}\s*日|\d{4}-\d{2}-\d{2}|〔\d{4}〕\s*第?\d+\s*号|[A-Za-z]+[-/]?\d+(?:\.\d+)?/gu;

/** Every number of the texts beside the ledger, in the order of the texts. */
export const statedFigures = (texts: readonly Text[], ledger: readonly LedgerFigure[]): readonly StatedFigure[] =>
  texts.flatMap(({ field, text }) => numbersIn(text).map(({ number, unit }) => besideLedger(field, number, unit, ledger)));

/** What an item's record says in numbers: its measures as planned, reported and verified, its projects' money, and its own words. */
export function ledgerFigures(item: Pick<Case, 'measures' | 'fields'>, projects: readonly Pick<Case, 'fields' | 'title'>[]): readonly LedgerFigure[] {
  const figures: LedgerFigure[] = [];
  for (const { what, quantity, unit, reported, verified, dropped } of item.measures) {
    if (dropped !== undefined) continue;
    figures.push({ number: quantity, unit, source: 'planned', says: what });
    if (reported !== undefined) figures.push({ number: reported.reached, unit, source: 'reported', says: what });
    if (verified?.holds === true) figures.push({ number: verified.reached, unit, source: 'verified', says: what });
  }
  for (const { title, fields } of projects) {
    for (const id of ['budget', 'paid']) if (fields[id] !== undefined) figures.push({ number: String(fields[id]), unit: '万元', source: 'project', says: title.zh });
  }
  for (const id of ['problem', 'target', 'completion', 'selfCheck']) {
    const text = item.fields[id];
    if (typeof text === 'string') for (const { number, unit } of numbersIn(text)) figures.push({ number, unit, source: 'text', says: text.slice(0, shownMost) });
  }
  return figures;
}

const shownMost = 200;

function besideLedger(field: string, stated: string, unit: string, ledger: readonly LedgerFigure[]): StatedFigure {
  const same = ledger.filter(({ number }) => equal(number, stated));
  const fitting = same.filter((one) => sameUnit(unit, one.unit));
  const near = ledger.filter((one) => one.unit !== '' && sameUnit(unit, one.unit));
  return {
    field, stated, unit, verdict: fitting.length > 0 ? 'agrees' : same.length > 0 ? 'other-unit' : 'none',
    ledger: (fitting.length > 0 ? fitting : same.length > 0 ? same : near).slice(0, besideMost),
  };
}

const besideMost = 5;

const numbersIn = (text: string): readonly { readonly number: string; readonly unit: string }[] =>
  [...text.replace(notFigures, ' ').matchAll(numberWithUnit)].map(([, number = '', unit = '']) => ({ number: number.replaceAll(',', ''), unit }));

function equal(one: string, other: string): boolean {
  const [left, right] = [parseExact(one), parseExact(other)];
  return left !== undefined && right !== undefined && left.equals(right);
}

/** The letters after a number run on into the sentence: 「6处混接点」 is in 处. */
const sameUnit = (letters: string, unit: string): boolean => (unit === '' ? letters === '' : letters.startsWith(unit) || (letters !== '' && unit.startsWith(letters)));

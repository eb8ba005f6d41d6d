import type { CaseHead } from '../../model/case.ts';
import type { LetterRule } from '../../model/case-type.ts';
import { seriesKey, type DocumentSeries } from '../../model/document-number.ts';
import type { House } from '../house.ts';
import type { RecordReader, Viewer } from '../ports/records.ts';
import { machineViewer } from '../viewer.ts';
import { declaredType } from './case-types.ts';

export type IssuedHead = CaseHead & { readonly document: NonNullable<CaseHead['document']> };
export type CheckedSeries = DocumentSeries & { readonly drawn: number; readonly missing: readonly number[] };

const pageSize = 1_000;

/** 发文登记簿: every paper that bears a number and that this viewer may see, newest first. */
export const issuedDocuments = (house: House, viewer: Viewer): Promise<readonly IssuedHead[]> => allOf(house, house.records.read(viewer));

async function allOf({ programmes }: House, records: RecordReader): Promise<readonly IssuedHead[]> {
  const types = programmes.flatMap(({ cases }) => cases)
    .filter(({ steps }) => steps.some(({ effects }) => effects.some(({ effect }) => effect === 'issue-document'))).map(({ id }) => id);
  const found: IssuedHead[] = [];
  for (let after: string | undefined; ;) {
    const page = await records.caseHeads({ types, limit: pageSize, ...(after !== undefined && { after }) });
    found.push(...page.filter((of): of is IssuedHead => of.document !== undefined));
    after = page.at(-1)?.id;
    if (page.length < pageSize || after === undefined) break;
  }
  return found.toSorted((a, b) => b.document.at - a.document.at || b.document.serial - a.document.serial);
}

/**
 * 断号核对 of the year's series in which these units issue, over all papers, whoever may see them: a number that was drawn and that no
 * paper bears is named. Which must never happen: both are written in one transaction.
 */
export async function checkSeries(house: House, year: string, mine: (unit: string) => boolean): Promise<readonly CheckedSeries[]> {
  const machine = house.records.read(machineViewer);
  const ofYear = (await allOf(house, machine)).filter(({ document }) => document.year === year);
  const bySeries = Map.groupBy(ofYear, ({ document }) => seriesKey(document));
  const checked: CheckedSeries[] = [];
  for (const [key, papers] of [...bySeries].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const [first] = papers;
    if (first === undefined || !papers.some((of) => mine(of.parties[letterRule(house, of).issuer] ?? ''))) continue;
    const held = new Set(papers.map(({ document }) => document.serial));
    const drawn = Math.max(await machine.lastNumber(key), ...held);
    const { codeWord, kindWord } = first.document;
    checked.push({ codeWord, kindWord, year, drawn, missing: Array.from({ length: drawn }, (_,
      at) => at + 1).filter((serial) => !held.has(serial)) });
  }
  return checked;
}

/** Which of its parties writes to which: a type that issues documents declares it (checkCaseType). */
export function letterRule(house: House, of: IssuedHead): LetterRule {
  const { letter } = declaredType(house.programmes, of.type);
  if (letter === undefined) throw new TypeError(`${of.type} declares no letter`);
  return letter;
}

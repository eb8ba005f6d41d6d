import type { LetterFacts, StepContext, Stepped } from '../../act/context.ts';
import { step, type StepRequest } from '../../act/step.ts';
import type { Result } from '../../basis/result.ts';
import { dayOf, instant } from '../../basis/time.ts';
import type { Case } from '../../model/case.ts';
import type { CaseType } from '../../model/case-type.ts';
import { documentNumber, seriesKey, type DocumentSeries } from '../../model/document-number.ts';
import type { House } from '../house.ts';
import type { RecordWriter } from '../ports/records.ts';

/** Of a letter: who writes to whom, as the register of units names them today. */
export function letterFacts(house: House, type: CaseType, of: Case | undefined): LetterFacts | undefined {
  if (type.letter === undefined || of === undefined) return undefined;
  const unit = (party: string) => house.directory.units.get(of.parties[party] ?? '');
  const [issuer, to] = [unit(type.letter.issuer), unit(type.letter.to)];
  const unknown = { zh: '', en: '' };
  return {
    issuer: issuer?.name ?? unknown, to: to?.name ?? unknown, ...(issuer?.codeWord !== undefined && { codeWord: issuer.codeWord }),
    ...(house.mode === 'drill' && { mark: { zh: '演练文书 不作为正式公文', en: 'Drill: no official document' } }),
  };
}

/** Whether this step draws a number of a series: it is then decided inside the transaction that stores it. */
export const issuesDocument = (type: CaseType, event: string): boolean =>
  type.steps.some((rule) => rule.event === event && rule.effects.some(({ effect }) => effect === 'issue-document'));

/**
 * The step that issues a letter, with the next number of its series: by unit's word, kind and year of the world clock. Two at once wait
 * for one another at the register, and whatever undoes the transaction gives the number back.
 */
export async function issueStep(
  house: House, records: RecordWriter, type: CaseType, of: Case, asked: StepRequest, context: StepContext,
): Promise<Result<Stepped>> {
  const { letter } = context.facts;
  const series = letter === undefined ? undefined : seriesOf(type, of, letter, context.now);
  if (letter === undefined || series === undefined) return step(type, of, asked, context);
  const number = documentNumber(series, await records.nextNumber(seriesKey(series)), house.mode === 'drill' ? '演' : '');
  return step(type, of, asked, { ...context, facts: { ...context.facts, letter: { ...letter, number } } });
}

function seriesOf({ letter: rule }: CaseType, of: Case, { codeWord }: LetterFacts, now: number): DocumentSeries | undefined {
  const kindWord = rule?.kinds[String(of.fields[rule.kind])]?.word;
  return codeWord === undefined || kindWord === undefined ? undefined : { codeWord, kindWord, year: dayOf(instant(now)).slice(0, 4) };
}

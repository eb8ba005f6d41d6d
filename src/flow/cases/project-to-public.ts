import type { Json } from '../../basis/canonical.ts';
import { answerDue } from '../../model/answer-due.ts';
import type { Case } from '../../model/case.ts';
import type { CaseType } from '../../model/case-type.ts';
import { projectCase } from '../../publish/public-case.ts';
import { redactText } from '../../publish/redaction.ts';
import type { House } from '../house.ts';
import type { RecordWriter } from '../ports/records.ts';
import { publicPictures } from './public-pictures.ts';

/** The public row of a case follows every step: made anew while its state is public, withdrawn when it is so no more. */
export async function projectToPublic(house: House, records: RecordWriter, type: CaseType, before: Case | undefined, of: Case): Promise<void> {
  const isPublic = (state: string): boolean => type.publication?.states.includes(state) === true;
  if (!isPublic(of.state)) {
    if (before !== undefined && isPublic(before.state)) await records.withdrawPublication(of.id);
    return;
  }
  const projected = projectCase(type, of, await records.caseEvents(of.id));
  if (!projected.ok) return;
  const { pictures, withheld } = await publicPictures(house, records, type, of);
  const content = {
    ...projected.value, notice: publicNotice(of), rebounds: of.rebounds, openedAt: of.openedAt, closedAt: of.closedAt ?? null, pictures, picturesWithheld: withheld,
    ...(type.publication?.within === 'parent' && { answerBy: answerDue(of) ?? null }),
  } satisfies Json;
  await records.putPublication({
    id: of.id, kind: of.type, region: of.region, title: projected.value.case.title, state: of.state, points: of.points, content, publishedAt: house.clocks.world(),
    ...(type.publication?.within === 'parent' && of.parent !== undefined && { parent: of.parent }),
  });
}

/** 公示 with its objections and answers; what a citizen wrote is cleared of names, telephone and identity numbers. */
function publicNotice(of: Case): Json {
  if (of.notice === undefined) return null;
  return {
    from: of.notice.from, to: of.notice.to,
    objections: of.notice.objections.map((objection) => ({
      id: objection.id, at: objection.at, text: redactText(objection.text, []), answer: objection.answer ?? null, answeredAt: objection.answeredAt ?? null,
    })),
  };
}

import type { Json } from '../../basis/canonical.ts';
import type { Case } from '../../model/case.ts';
import type { CaseType } from '../../model/case-type.ts';
import { projectCase } from '../../publish/public-case.ts';
import { redactText } from '../../publish/redaction.ts';
import type { House } from '../house.ts';
import type { RecordWriter } from '../ports/records.ts';
import { publicPictures } from './public-pictures.ts';

/** The public row of a case follows every step: made anew while its state is public, withdrawn when it is not. */
export async function projectToPublic(house: House, records: RecordWriter, type: CaseType, of: Case): Promise<void> {
  if (type.publication === undefined) return;
  const projected = projectCase(type, of, await records.caseEvents(of.id));
  if (!projected.ok) {
    await records.withdrawPublication(of.id);
    return;
  }
  const { pictures, withheld } = await publicPictures(house, type, of);
  const content = {
    ...projected.value, notice: publicNotice(of), rebounds: of.rebounds, openedAt: of.openedAt, closedAt: of.closedAt ?? null, pictures, picturesWithheld: withheld,
  } satisfies Json;
  await records.putPublication({
    id: of.id, kind: of.type, region: of.region, title: projected.value.case.title, state: of.state, points: of.points, content, publishedAt: house.clocks.world(),
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

import { fail, ok, type Result } from '../../basis/result.ts';
import type { Actor } from '../../model/case.ts';
import type { DataMark, MarkAct } from '../../model/data-mark.ts';
import type { House } from '../house.ts';
import type { RecordWriter, Viewer } from '../ports/records.ts';
import { machineViewer } from '../viewer.ts';
import { markAudit } from './mark-audit.ts';

/** Who acts, and what that office may see. */
type Who = { readonly actor: Actor; readonly viewer: Viewer };

/** A firm takes back a mark of its own. Faults request.not-found, mark.not-yours, mark.ended. */
export async function withdrawMark(house: House, who: Who, id: string, reason: string): Promise<Result<DataMark>> {
  return move(house, who, id, reason, {
    action: 'data-mark.withdraw',
    fits: (mark) => (mark.maker === 'firm' && house.directory.points.get(mark.point)?.enterprise === who.actor.unit ? undefined : 'mark.not-yours'),
    take: (act) => (records) => records.withdrawDataMark(id, act),
  });
}

/** The branch of the outlet says of a late mark whether it counts. Faults request.not-found, access.foreign-region, mark.ended. */
export async function answerMark(house: House, who: Who, id: string, accepted: boolean, reason: string): Promise<Result<DataMark>> {
  return move(house, who, id, reason, {
    action: accepted ? 'data-mark.accept' : 'data-mark.refuse',
    fits: (mark) => (house.directory.points.get(mark.point)?.branch === who.actor.unit ? undefined : 'access.foreign-region'),
    take: (act) => (records) => records.answerDataMark(id, { ...act, accepted }),
  });
}

type Move = {
  readonly action: string;
  readonly fits: (mark: DataMark) => 'mark.not-yours' | 'access.foreign-region' | undefined;
  readonly take: (act: MarkAct) => (records: RecordWriter) => Promise<boolean>;
};

async function move(house: House, { actor, viewer }: Who, id: string, given: string, { action, fits,
  take }: Move): Promise<Result<DataMark>> {
  const held = await house.records.read(viewer).dataMark(id);
  if (held === undefined) return fail('request.not-found', id);
  const unfit = fits(held);
  if (unfit !== undefined) return fail(unfit, id);
  const reason = given.trim();
  if (reason === '') return fail('request.invalid', 'reason');
  const act: MarkAct = { at: house.clocks.world(), by: actor.appointment, says: actor.says, reason };
  return house.records.write(machineViewer, async (records) => {
    if (!(await take(act)(records))) return fail('mark.ended', id);
    await records.putAudit([markAudit(house, action, held, actor.says, reason)]);
    return ok((await records.dataMark(id)) ?? held);
  });
}

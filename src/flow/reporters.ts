import { actsFor } from '../act/parties.ts';
import { fail, ok, type Result } from '../basis/result.ts';
import type { Actor, Case } from '../model/case.ts';
import type { Words } from '../model/words.ts';
import { allOrNothing } from './all-or-nothing.ts';
import { declaredType } from './cases/case-types.ts';
import type { House } from './house.ts';
import type { Reporter, ReporterLook } from './ports/complaints.ts';
import type { RecordReader, Viewer } from './ports/records.ts';
import { machineViewer } from './viewer.ts';

const whyLeast = 4;

export type WrittenText = { readonly field: string; readonly title: Words; readonly text: string };

/**
 * 查看举报人、反映人: nobody sees who spoke without leaving their name and the reason first, in the same transaction. Who may is the
 * declaration's (`reporters.seenBy`), within what the row rules show. Faults: request.not-found, case.not-yours, complaint.why-missing.
 */
export async function lookAtReporters(house: House, viewer: Viewer, actor: Actor, id: string, why: string): Promise<Result<readonly Reporter[]>> {
  return onRecord(house, viewer, actor, id, why, (_of, records) => records.reporters([id]));
}

/** 查看未遮盖的原文: the declared texts as they were written, under the same rules and in the same log. */
export async function lookAtTexts(house: House, viewer: Viewer, actor: Actor, id: string,
  why: string): Promise<Result<readonly WrittenText[]>> {
  return onRecord(house, viewer, actor, id, why, async (of) => {
    const type = declaredType(house.programmes, of.type);
    return (type.reporters?.covers ?? []).flatMap((field): WrittenText[] => {
      const [rule, text] = [type.fields.find((one) => one.id === field), of.fields[field]];
      return rule === undefined || typeof text !== 'string' ? [] : [{ field, title: rule.title, text }];
    });
  });
}

/** The look first, then what is looked at. */
async function onRecord<T>(
  house: House, viewer: Viewer, actor: Actor, id: string, why: string, show: (of: Case, records: RecordReader) => Promise<T>,
): Promise<Result<T>> {
  const of = await house.records.read(viewer).case(id);
  if (of === undefined) return fail('request.not-found', id);
  if (!maySee(house, of, actor)) return fail('case.not-yours', id);
  if ([...why.trim()].length < whyLeast) return fail('complaint.why-missing', id);
  return allOrNothing(house.records, async (records) => {
    const [at, worldAt] = [house.clocks.machine(), house.clocks.world()];
    await records.putReporterLook({ id: house.newId(), case: id, person: actor.person, says: actor.says, why: why.trim(), at, worldAt });
    return ok(await show(of, records));
  });
}

/** 查看记录, newest first: for who may look, and for who audits. Faults: request.not-found, case.not-yours. */
export async function reporterLooks(house: House, viewer: Viewer, actor: Actor, id: string): Promise<Result<readonly ReporterLook[]>> {
  const of = await house.records.read(viewer).case(id);
  if (of === undefined) return fail('request.not-found', id);
  if (actor.role !== 'auditor' && !maySee(house, of, actor)) return fail('case.not-yours', id);
  return ok(await house.records.read(machineViewer).reporterLooks(id));
}

function maySee(house: House, of: Case, actor: Actor): boolean {
  const type = declaredType(house.programmes, of.type);
  return type.reporters?.seenBy.some((party) => actsFor(type, of, party, actor)) === true;
}

import type { Actor, Case } from '../../model/case.ts';
import type { House } from '../house.ts';
import { declaredType } from '../cases/case-types.ts';
import type { Viewer } from '../ports/records.ts';
import { machineViewer } from '../viewer.ts';
import { signingStep } from './signing-offices.ts';

export type MeetingRow = { readonly of: Case; readonly version: number; readonly frozenAt: number; readonly openedAt?: number; readonly otherSigned: boolean };

const listMost = 500;

/** 一次会议: every item that waits for this leader's signature, the longest waiting first, each with when its sheet was opened. */
export async function meetingRows(house: House, viewer: Viewer, actor: Actor): Promise<readonly MeetingRow[]> {
  const records = house.records.read(viewer);
  const tasks = await records.tasks({ units: [actor.unit], role: actor.role, first: [], limit: listMost });
  const openings = await house.records.read(machineViewer).sheetOpenings(actor.person);
  const rows: MeetingRow[] = [];
  for (const id of new Set(tasks.map((task) => task.case))) {
    const of = await records.case(id);
    if (of?.frozen === undefined || signingStep(declaredType(house.programmes, of.type), of, actor.role) === undefined) continue;
    const standing = of.signatures.filter((signature) => signature.voided === undefined);
    if (standing.some((signature) => signature.office === actor.role)) continue;
    const openedAt = openings.find((opening) => opening.case === id && opening.hash === of.frozen?.hash)?.worldAt;
    rows.push({ of, version: of.frozen.version, frozenAt: of.frozen.at, otherSigned: standing.length > 0,
      ...(openedAt === undefined ? {} : { openedAt }) });
  }
  return rows.sort((a, b) => a.frozenAt - b.frozenAt);
}

/** 签字人自己的记录: over the newest so many cases. */
export async function signersRecord(house: House, person: string): Promise<{ readonly signed: number; readonly rebounded: number }> {
  const all = await house.records.read(machineViewer).cases({ limit: 2_000 });
  const signed = all.filter((of) => of.signatures.some((signature) => signature.actor.person === person));
  return { signed: signed.length, rebounded: signed.filter((of) => of.rebounds > 0).length };
}

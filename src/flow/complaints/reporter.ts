import { fail, ok, type Result } from '../../basis/result.ts';
import type { Actor } from '../../model/case.ts';
import { allOrNothing } from '../all-or-nothing.ts';
import type { House } from '../house.ts';
import type { Reporter, ReporterLook } from '../ports/complaints.ts';
import type { Viewer } from '../ports/records.ts';
import { machineViewer } from '../viewer.ts';

const whyLeast = 4;

/**
 * 查看举报人: nobody sees who complained without leaving their name and the reason first, in the same transaction. Who may ask at all is the
 * contract's; of which item, the row rules'. Faults: request.not-found, complaint.why-missing.
 */
export async function lookAtReporter(
  house: House,
  viewer: Viewer,
  actor: Actor,
  id: string,
  why: string,
): Promise<Result<Reporter | undefined>> {
  if ([...why.trim()].length < whyLeast) return fail('complaint.why-missing', id);
  if ((await house.records.read(viewer).case(id)) === undefined) return fail('request.not-found', id);
  return allOrNothing(house.records, async (records) => {
    await records.putReporterLook({
      id: house.newId(),
      case: id,
      person: actor.person,
      says: actor.says,
      why: why.trim(),
      at: house.clocks.machine(),
      worldAt: house.clocks.world(),
    });
    return ok((await records.reporters([id]))[0]);
  });
}

/** 查看记录, newest first. Fault request.not-found. */
export async function reporterLooks(house: House, viewer: Viewer, id: string): Promise<Result<readonly ReporterLook[]>> {
  if ((await house.records.read(viewer).case(id)) === undefined) return fail('request.not-found', id);
  return ok(await house.records.read(machineViewer).reporterLooks(id));
}

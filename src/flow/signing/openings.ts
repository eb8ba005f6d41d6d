import { fail, ok, type Result } from '../../basis/result.ts';
import type { Actor, Case } from '../../model/case.ts';
import type { House } from '../house.ts';
import type { SheetOpening } from '../ports/signing.ts';
import { machineViewer } from '../viewer.ts';

/** The sheet of the present version was shown to this person. */
export async function sheetOpened(house: House, person: string, of: Case): Promise<void> {
  if (of.frozen === undefined) return;
  const opening = { person, case: of.id, hash: of.frozen.hash, at: house.clocks.machine(), worldAt: house.clocks.world() };
  await house.records.write(machineViewer, (records) => records.putSheetOpening(opening));
}

export async function openingOf(house: House, person: string, of: Case): Promise<SheetOpening | undefined> {
  return (await house.records.read(machineViewer).sheetOpenings(person)).find((opening) => opening.case === of.id
    && opening.hash === of.frozen?.hash);
}

/** No item is signed unread, alone or in a meeting's list. Fault signature.not-opened. */
export const mustBeOpened = async (house: House, { person }: Actor, of: Case): Promise<Result<true>> =>
  (of.frozen === undefined || (await openingOf(house, person, of)) !== undefined ? ok(true) : fail('signature.not-opened', of.number));

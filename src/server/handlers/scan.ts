import { ok } from '../../basis/result.ts';
import { scanStanding } from '../../contract/scan.ts';
import type { House } from '../../flow/house.ts';
import { machineViewer } from '../../flow/viewer.ts';
import { handle, type Handler } from '../handler.ts';

const shownMost = 20;

export const scanHandlers = (house: House): readonly Handler[] => [
  handle(scanStanding, async () => {
    const read = house.records.read(machineViewer);
    const waiting = await read.scansWaiting(shownMost);
    return ok({
      ...(house.scanner !== undefined && { scanner: house.scanner.kind }), counts: { ...await read.scanCounts() },
      waiting: waiting.map(({ hash, says, at, tries }) => ({ hash, says, at, tries })),
    });
  }),
];

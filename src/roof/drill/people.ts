import type { Records } from '../../flow/ports/records.ts';
import { machineViewer } from '../../flow/viewer.ts';
import { Desks } from '../../../sim/officers/desks.ts';
import { ComplaintDesks } from '../../../sim/officers/complaints.ts';
import { dayMs, hourMs } from '../../basis/time.ts';
import { closedItem, heldUp } from '../../../sim/officers/closed-item.ts';
import { firstCasework } from '../../../sim/officers/first-casework.ts';
import { startOfficers, type Officers } from '../../../sim/officers/officers.ts';
import type { Province } from '../../../sim/province/province.ts';
import type { WorldClock } from '../world-clock.ts';
import { drillCheckDays, drillPassword } from './settle.ts';

type Peopled = {
  readonly address: string; readonly records: Records; readonly province: Province; readonly clock: WorldClock;
  readonly say: (text: string) => void;
  /** Days of hours before the drill begins. */
  readonly fillDays: number;
};

/** One item was put on notice so long before the drill begins that it may be struck off on its first day. */
const noticedBefore = 7 * dayMs - 10 * hourMs;
const laidOut = 'drill-first-casework';

/**
 * The drill's own people come to work at this address. The first casework is marked before it begins: an interrupted one is carried on,
 * never repeated.
 */
export async function bringPeople({ address, records, province, clock, say, fillDays }: Peopled): Promise<Officers> {
  const desks = new Desks({ address, province, password: drillPassword, world: () => clock.world() });
  const hand = { seed: province.seed, password: drillPassword };
  const first = (await records.read(machineViewer).setting(laidOut)) === undefined;
  if (first) {
    await records.write(machineViewer, (writer) => writer.setSetting(laidOut, true));
    const begun = performance.now();
    // Its machine check looks back from its notice: a shorter past proves nothing.
    const provable = fillDays * dayMs >= noticedBefore + drillCheckDays * dayMs;
    const closing = provable ? await clock.standAt(clock.world() - noticedBefore, () => closedItem(desks, province, hand, clock.world())) : { refused: [] };
    const { registered, refused: unlaid } = await firstCasework(desks, province, hand, clock.world());
    const refused = [...closing.refused, ...unlaid, ...await heldUp(desks, province, hand, 'item' in closing ? closing.item : undefined)];
    say(`first casework: ${registered} rectification items in ${((performance.now() - begun) / 1000).toFixed(1)} s${refused.length === 0 ? '' : `; refused: ${refused.join(', ')}`}`);
  }
  const complaints = new ComplaintDesks(desks, province);
  if (first) await complaints.beat(clock.world(), () => false, true);
  const officers = startOfficers(desks, province, hand, { now: () => clock.world(), get speed() { return clock.speed; } }, complaints);
  return {
    tally: () => officers.tally(),
    stop: async () => {
      await officers.stop();
      const done = Object.entries(officers.tally()).map(([what, count]) => `${what} ${count}`);
      if (done.length > 0) say(`the drill’s people: ${done.join(', ')}`);
    },
  };
}

import { hourMs } from '../../basis/time.ts';
import type { Fate } from './hour-fates.ts';
import type { HourCounts } from './rates.ts';
import type { TransmissionRules } from './rules.ts';

/** A fault of an outlet's monitors (UTC ms): the hours in a row in which some factor did not come or tells of a fault. `over`: an hour after it was without. */
export type FaultRun = { readonly from: number; readonly to: number; readonly over: boolean };

/** `series`: fates of the outlet's factors, hour by hour from the same moment. */
export function faultRuns(series: readonly (readonly Fate[])[], from: number, rules: TransmissionRules): readonly FaultRun[] {
  const length = series.reduce((most, fates) => Math.max(most, fates.length), 0);
  const runs: FaultRun[] = [];
  for (let place = 0; place < length; place += 1) {
    const at = from + place * hourMs;
    const last = runs.at(-1);
    if (!series.some((fates) => tellsOfFault(fates[place], rules))) {
      if (last !== undefined && !last.over) runs[runs.length - 1] = { ...last, over: true };
    } else if (last !== undefined && !last.over) runs[runs.length - 1] = { ...last, to: at + hourMs };
    else runs.push({ from: at, to: at + hourMs, over: false });
  }
  return runs;
}

const tellsOfFault = (fate: Fate | undefined, { fault }: TransmissionRules): boolean =>
  fate?.use === 'lost' && (fate.why === 'missing' || fault.signs.has(fate.of));

/** Until when a fault is reported (UTC ms), and the working days within which the monitor is back. */
export const faultDues = ({ report, restore }: TransmissionRules,
  since: number): { readonly reportBy: number; readonly restoreDays: number } =>
  ({ reportBy: since + report.hours * hourMs, restoreDays: restore.days });

/** Places from 1 by share of valid hours, compared exactly; equal shares stand equal, nobody takes the place after them. */
export const placesOf = (shares: readonly Pick<HourCounts, 'valid' | 'due'>[]): readonly number[] =>
  shares.map((share) => 1 + shares.filter((other) => other.valid * share.due > share.valid * other.due).length);

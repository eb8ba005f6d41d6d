import type { Hours } from './hours.ts';
import type { LocateInput, LocateMethod, LocateReason } from './question.ts';
import type { Tempering } from './tempering.ts';

type Seen = { readonly hours: Hours; readonly tempering: Tempering; readonly coarse: number; readonly evidence: number; readonly cells: Int32Array };

/** Why the answer is weaker or wider than its numbers look, in the order of the type. The shares are of the method, not of policy. */
export function reasonsOf(input: LocateInput, method: LocateMethod, { hours, tempering, coarse, evidence, cells }: Seen): readonly LocateReason[] {
  const { columns, rows } = input.grid;
  const heardBy = new Set(hours.station).size;
  const asked = input.hours.speed.length;
  const edge = cells.some((cell) => cell % columns === 0 || cell % columns === columns - 1 || cell < columns || cell >= columns * (rows - 1));
  const found: readonly (readonly [LocateReason, boolean])[] = [
    ['calm-share-high', hours.leftOut.calm > 0.2 * asked], ['directions-coarse', coarse > method.directionError], ['one-station', heardBy === 1],
    ['gaps-many', hours.root.length < 0.75 * hours.count * heardBy || hours.leftOut.noWind > 0.25 * asked], ['winds-few', windsSwept(hours) < 60],
    // Kass and Raftery (1995): below 1 in log10 not worth more than a mention of strong evidence.
    ['no-signal', evidence < 1], ['residuals-correlated', tempering.fromHourToHour > 0.3 || tempering.withinHour > 0.3], ['misfit', tempering.misfit > 1.5],
    ['region-at-edge', edge], ['region-below-cells', cells.length < 4],
  ];
  return found.filter(([, holds]) => holds).map(([reason]) => reason);
}

/** Degrees of the compass that the hours' winds span: 360 less the widest gap. */
function windsSwept({ count, east, north, nodes }: Hours): number {
  const middle = nodes.length >> 1;
  const turns = Array.from({ length: count }, (_, hour) => Math.atan2(east[hour * nodes.length + middle] ?? 0, north[hour * nodes.length + middle] ?? 0) * 180 / Math.PI).sort((a, b) => a - b);
  return 360 - turns.reduce((widest, turn, at) => Math.max(widest, (turns[at + 1] ?? (turns[0] ?? 0) + 360) - turn), 0);
}

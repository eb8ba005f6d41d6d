import type { EmissionData } from '../../rulebook/emission-data.ts';
import { massByFlow, massReported, type Mass } from './mass.ts';

/** A stored value (millionths) with its HJ 212 data flag. */
export type Sent = { readonly micro: bigint; readonly flag: string };
/** One hour of one factor as sent: measured concentration, flow (m³/s of gas, L/s of water), `Cou`. `short`: too few valid minutes. */
export type SentHour = { readonly concentration?: Sent | undefined; readonly flow?: Sent | undefined; readonly reported?: Sent | undefined; readonly short?: boolean };
export type MassWay = 'mass-by-flow' | 'mass-reported' | 'no-discharge';
export type HourMass = { readonly mass: Mass; readonly way: MassWay };

/**
 * Hours of one factor at one outlet, one after the other from `at` (UTC ms) on. `from` is the index of the year's first hour; what lies
 * before serves substitution only. `first`: index of the outlet's first hour of data. The year ends, or has come, where `hours` ends.
 */
export type EmissionHours = {
  readonly medium: 'air' | 'water'; readonly at: number; readonly from: number; readonly first: number | undefined;
  readonly hours: readonly (HourMass | undefined)[];
  /** Indexes of hours that were determined to exceed a limit. */
  readonly over: ReadonlySet<number>;
};
/**
 * What left in one hour; undefined where no valid hour can tell. Gas: measured (not converted) concentration × flow, else what the
 * logger reports; water: what the logger reports (it sums ten-minute values), else concentration × flow. Without flow nothing leaves.
 */
export function massOfHour(sent: SentHour, medium: 'air' | 'water', unit: string, { flags }: Pick<EmissionData, 'flags'>): HourMass | undefined {
  const valid = (value: Sent | undefined): bigint | undefined =>
    (value !== undefined && value.micro >= 0n && flags.get(value.flag)?.use === 'valid' ? value.micro : undefined);
  const flow = valid(sent.flow);
  if (flow === 0n) return { mass: 0n, way: 'no-discharge' };
  if (sent.short === true) return undefined;
  const [concentration, reported] = [valid(sent.concentration), valid(sent.reported)];
  const byFlow = concentration === undefined || flow === undefined ? undefined : { mass: massByFlow(unit, concentration, flow), way: 'mass-by-flow' as const };
  const asSent = reported === undefined ? undefined : { mass: massReported(unit, reported), way: 'mass-reported' as const };
  return medium === 'air' ? byFlow ?? asSent : asSent ?? byFlow;
}

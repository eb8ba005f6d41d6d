import { fraction, type Fraction } from '../../basis/fraction.ts';
import type { Factor } from '../../model/factor.ts';

/** A mass as a whole number of 10⁻¹² ng: stored millionths times stored millionths, so that no digit is lost. */
export type Mass = bigint;

/** How much a unit of concentration and the unit of `Cou` that goes with it (HJ 212-2017 annex B) weigh, in ng. */
const units: Readonly<Record<string, { readonly concentration: bigint; readonly reported: bigint }>> = {
  'mg/m³': { concentration: 1_000_000n, reported: 1_000_000_000_000n }, 'mg/L': { concentration: 1_000_000n, reported: 1_000_000_000_000n },
  'µg/L': { concentration: 1000n, reported: 1_000_000_000n }, 'ng/m³': { concentration: 1n, reported: 1_000_000_000n },
  'ng/L': { concentration: 1n, reported: 1_000_000n },
};
const secondsOfHour = 3600n;
const millionths = 1_000_000n;
/** 10⁻¹² ng in a tonne. */
const inTonne = 10n ** 27n;

/** Whether tonnes of a factor can be told: a concentration of waste gas or water whose unit is known here. */
export const isMassFactor = ({ code, unit }: Pick<Factor, 'code' | 'unit'>): boolean => /^[aw]\d/.test(code) && Object.hasOwn(units, unit);

/** Concentration × flow (m³/s of gas, L/s of water) × 3600 s; both as stored millionths. */
export const massByFlow = (unit: string, concentration: bigint, flow: bigint): Mass =>
  (units[unit]?.concentration ?? 0n) * concentration * flow * secondsOfHour;

/** `Cou` of an hour record, stored millionths of kg, g or mg as HJ 212 has it for the factor. */
export const massReported = (unit: string, amount: bigint): Mass => (units[unit]?.reported ?? 0n) * amount * millionths;

export const tonnes = (mass: Mass): Fraction => fraction(mass, inTonne);

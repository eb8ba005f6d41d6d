import { readFileSync } from 'node:fs';
import { fail, ok, type Result } from '../../basis/result.ts';
import type { CodeList } from '../../codecs/hj212/code-lists.ts';
import type { Edition } from '../../model/device.ts';

/** One factor of a station and where its values usually lie. `sum`: what its period records add up, per second of the period. */
export type Measured = {
  readonly code: string; readonly low: number; readonly high: number; readonly decimals: number;
  readonly sum?: number; readonly converted?: boolean; readonly noise?: boolean;
};

type Row = readonly [code: string, low: number, high: number, decimals: number, more?: Pick<Measured, 'sum' | 'converted'>];
const flow = { sum: 0.001 };
const gas = { converted: true };
const river: readonly Row[] = [
  ['w01010', 4, 28, 1], ['w01001', 6.8, 8.4, 2], ['w01009', 5, 11, 1], ['w01014', 180, 650, 1], ['w01019', 1.2, 5.5, 1], ['w21003', 0.05, 0.9, 2],
  ['w21011', 0.02, 0.18, 2], ['w21001', 0.6, 3, 2],
];
const air: readonly Row[] = [
  ['a34004', 8, 90, 0], ['a34002', 20, 150, 0], ['a21026', 4, 25, 0], ['a21004', 8, 60, 0], ['a05024', 30, 170, 0], ['a21005', 0.3, 1.4, 1],
  ['a01001', -5, 33, 1], ['a01002', 30, 90, 1], ['a01006', 99, 103, 1], ['a01007', 0.3, 6, 1], ['a01008', 0, 359, 0],
];
const noise: readonly Row[] = [['Leq', 45, 66, 1], ['L10', 48, 70, 1], ['L50', 42, 60, 1], ['L90', 38, 54, 1], ['LMx', 68, 85, 1], ['LMn', 30, 37, 1]];

/** Usual factors of each system code (ST). The ranges make values plausible; they are no limits of any standard. */
const systems: Readonly<Record<string, readonly Row[]>> = {
  21: river, 22: air, 23: noise, 24: river, 36: noise,
  27: [['a25002', 0.5, 6, 3], ['a25003', 1, 20, 2], ['a25005', 0.5, 15, 2], ['a24088', 0.1, 2, 3]],
  31: [
    ['a34013', 1, 12, 2, gas], ['a21026', 4, 35, 2, gas], ['a21002', 15, 60, 1, gas], ['a19001', 5, 9, 1], ['a01011', 8, 16, 2], ['a01012', 45, 120, 1],
    ['a01013', -1.5, 0.8, 3], ['a01014', 6, 14, 1], ['a00000', 20, 120, 1, { sum: 1 }],
  ],
  32: [
    ['w01018', 15, 60, 2], ['w21003', 0.2, 5, 2], ['w21011', 0.05, 0.5, 2], ['w21001', 3, 15, 2], ['w01001', 6.5, 8.5, 2], ['w00000', 5, 60, 2, flow],
    ['w01010', 12, 28, 1], ['w01012', 4, 20, 0],
  ],
  33: river,
  39: [['a34001', 60, 400, 0], ['a34002', 30, 180, 0], ['a34004', 12, 95, 0], ['a01001', -5, 33, 1], ['a01002', 30, 90, 1], ['a01007', 0.3, 6, 1]],
};
export const knownSystems = Object.keys(systems);

type Code = { readonly code: string; readonly code2005: string | null; readonly medium: string };
let list: readonly Code[] | undefined;
function codeRows(): readonly Code[] {
  const text = (): string => readFileSync(new URL('../../../standards/hj212/factors.json', import.meta.url), 'utf8');
  const read = (): CodeList<Code> => JSON.parse(text());
  return list ??= read().rows;
}

/** The first `count` factors of the system, further ones of its medium after the usual; in the codes of the edition where it has them. */
export function measuredOf(st: string, edition: Edition, count?: number): Result<readonly Measured[]> {
  const rows = systems[st];
  if (rows === undefined) return fail('system.bad-option', `--st ${st}: ${knownSystems.join(', ')}`);
  const usual = rows.map(([code, low, high, decimals, more]): Measured => ({ code, low, high, decimals, ...more, ...(rows === noise ? { noise: true } : {}) }));
  const held = new Set(usual.map(({ code }) => code));
  const letter = rows[0]?.[0].slice(0, 1);
  const further = codeRows().filter(({ code, medium }) => medium !== 'noise' && code.startsWith(letter ?? '') && !held.has(code));
  const all = [...usual, ...further.map(({ code }): Measured => ({ code, low: 0.05, high: 3, decimals: 3 }))].slice(0, count ?? usual.length);
  if (count !== undefined && all.length < count) return fail('system.bad-option', `--values ${count}: system ${st} has ${all.length} factors`);
  return ok(edition === '2005' ? all.map((one) => ({ ...one, code: codeRows().find(({ code }) => code === one.code)?.code2005 ?? one.code })) : all);
}

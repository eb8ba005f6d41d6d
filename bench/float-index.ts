import { inForce } from '../src/rulebook/edition.ts';
import type { IndexTable } from '../src/rulebook/air-index.ts';
import type { Rulebook } from '../src/rulebook/rulebook.ts';

type Line = {
  readonly id: number; readonly on: string;
  readonly input: { readonly report: string; readonly values: Readonly<Record<string, number>> };
};

/** The peer: what a short script does with the same break points, in floating point, and nothing else. */
export const floatIndex = (rulebook: Rulebook) => (text: string): string => {
  const { id, on, input }: Line = JSON.parse(text);
  const report = inForce(rulebook.airIndexes, on)?.reports.get(input.report);
  let aqi = -1;
  for (const { keys, table } of report?.items ?? []) {
    const value = keys.map((key) => input.values[key]).find((given) => given !== undefined);
    if (value !== undefined) aqi = Math.max(aqi, Math.ceil(interpolated(table, value)));
  }
  return JSON.stringify({ id, result: { aqi } });
};

function interpolated({ concentration, index, decimals }: IndexTable, value: number): number {
  const at = Math.max(1, concentration.findIndex((point) => point / 10 ** decimals >= value));
  const [low = 0, high = 1] = [concentration[at - 1], concentration[at]].map((point) => (point ?? 0) / 10 ** decimals);
  const [from = 0, to = 0] = [index[at - 1], index[at]];
  return (to - from) / (high - low) * (value - low) + from;
}

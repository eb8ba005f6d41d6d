import { expect, test } from 'vitest';
import type { ObservationStore } from '../../flow/ports/observations.ts';
import type { SampleReading } from './samples.ts';

const hour = 3_600_000;
const t0 = Date.UTC(2026, 2, 1, 16);
/** The day in Beijing that begins with `t0`. */
const civilDay = (t0 + 8 * hour) / (24 * hour);

/** Hours of named days, each point its own: from midnight in Beijing, thousands of days too. */
export function hourDayLaws(
  store: () => ObservationStore, point: () => number, read: (rows: readonly SampleReading[]) => Promise<void>, frame: () => bigint,
): void {
  test('hours as columns of named days', async () => {
    const [a, b, number] = [point(), point(), frame()];
    await read([a, b].flatMap((of) => [-1, 0, 23, 24].map((at) => ({ point: of, at: t0 + at * hour, value: BigInt(at + 2), frame: number }))));
    const query = { points: [a, b], factors: ['w01018'], fields: ['Avg'], window: { from: t0 - 24 * hour, to: t0 + 48 * hour } } as const;
    const found = async (days: readonly { point: number; day: number }[]): Promise<readonly string[]> => {
      const pieces = await store().hourColumns({ ...query, days });
      return pieces.flatMap((piece) => Array.from({ length: piece.count }, (_, row) =>
        `${piece.point[row] === a ? 'a' : 'b'} ${((piece.at[row] ?? 0) - t0) / hour}`)).sort();
    };
    expect(await found([{ point: a, day: civilDay }, { point: b, day: civilDay - 1 }])).toEqual(['a 0', 'a 23', 'b -1']);
    const many = Array.from({ length: 2_500 }, (_, day) => [a, b].map((of) => ({ point: of, day: civilDay - day }))).flat();
    expect(await found(many)).toEqual(['a -1', 'a 0', 'a 23', 'b -1', 'b 0', 'b 23']);
  });
}

import type { RiverReaches } from '../../model/river-reaches.ts';

/** A reach in words, for tests. */
export type Line = {
  readonly id: string; readonly from: string; readonly to: string; readonly length?: number; readonly travelHours?: number; readonly velocity?: number; readonly flow?: number;
  readonly meanFlow?: number; readonly area?: number; readonly slope?: number; readonly share?: number; readonly decay?: number; readonly reverses?: boolean;
};

export function reachesOf(lines: readonly Line[]): RiverReaches {
  const nodes = new Map([...new Set(lines.flatMap(({ from, to }) => [from, to]))].map((name, at) => [name, at]));
  const column = (of: (line: Line) => number | undefined): Float64Array => Float64Array.from(lines, (line) => of(line) ?? Number.NaN);
  return {
    ids: lines.map(({ id }) => id), from: Int32Array.from(lines, ({ from }) => nodes.get(from) ?? 0), to: Int32Array.from(lines, ({ to }) => nodes.get(to) ?? 0), nodes: nodes.size,
    length: column((line) => line.length), travelHours: column((line) => line.travelHours), velocity: column((line) => line.velocity), flow: column((line) => line.flow),
    meanFlow: column((line) => line.meanFlow), area: column((line) => line.area), slope: column((line) => line.slope), share: column((line) => line.share),
    decay: column((line) => line.decay), reverses: Uint8Array.from(lines, ({ reverses }) => (reverses === true ? 1 : 0)),
  };
}

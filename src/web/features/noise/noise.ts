import type { Static } from 'typebox';
import type { noiseOfDay } from '../../../contract/noise.ts';

export type NoiseReply = Static<typeof noiseOfDay.reply>;
export type NoiseStation = NoiseReply['stations'][number];
export type NoiseLevel = NoiseStation['day'];
export type NoiseGroup = NoiseReply['groups'][number];

/** Over the limit first (night weighs like day), then by zone. */
export const worstFirst = (a: NoiseStation, b: NoiseStation): number =>
  Number(isOver(b)) - Number(isOver(a)) || (a.zone < b.zone ? -1 : a.zone > b.zone ? 1 : a.number - b.number);

export const isOver = ({ day, night }: NoiseStation): boolean => day.verdict === 'exceeds' || night.verdict === 'exceeds';

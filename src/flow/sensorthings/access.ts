import type { Point } from '../../model/point.ts';
import type { Words } from '../../model/words.ts';
import type { Bounds } from './failure.ts';
import type { StoredSeries } from '../ports/observations.ts';

/** What the asker may have, decided at the door by the rule of every other page. */
export type Access = {
  /** Whether all that is measured at a point is for the asker. */
  readonly sees: (point: Point) => boolean;
  /** 口径 of what is measured there. */
  readonly basis: (point: Point) => Words;
  /** How far back the public page shows what a firm discloses. */
  readonly disclosedWithinMs: number;
  /** Which series are stored; may be as old as a page's numbers may be. */
  readonly series: () => Promise<readonly StoredSeries[]>;
  /** Where they are not the usual. */
  readonly bounds?: Bounds;
  /** Scheme and host by which the asker came. */
  readonly origin: string;
};

export const sensorThingsPath = '/ogc/sensorthings/v1.1';

import type { HeldDetection } from '../../model/fire-detection.ts';

/** Degrees, edges included; where west is the greater, the box goes over the antimeridian. */
export type Box = { readonly west: number; readonly south: number; readonly east: number; readonly north: number };
/** Where a list stands: after the detection of this moment and id, newest first. */
export type DetectionPlace = { readonly at: number; readonly id: string };
export type DetectionQuery = {
  readonly window: { readonly from: number; readonly to: number };
  readonly box?: Box;
  readonly after?: DetectionPlace;
  readonly limit: number;
};

/**
 * 热点 as they were published. They are observations: many, appended by machines, asked for by time and box; nobody decides on a row.
 * Of one id the highest edition holds. `window.from` is inside, `window.to` outside.
 */
export interface FireDetectionStore {
  /** Durable when resolved; done again it changes nothing. */
  putFireDetections(rows: readonly HeldDetection[]): Promise<void>;
  /** What holds of these ids, each asked for with its moment. */
  heldFireDetections(of: readonly DetectionPlace[]): Promise<readonly Pick<HeldDetection, 'id' | 'edition' | 'run' | 'place'>[]>;
  /** Newest first; of one moment by id, the greatest first. */
  fireDetections(query: DetectionQuery): Promise<readonly HeldDetection[]>;
  fireDetection(of: DetectionPlace): Promise<HeldDetection | undefined>;
}

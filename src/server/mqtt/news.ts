import { renderEntity } from '../../codecs/sensorthings/render.ts';
import { isStreamField, isStreamPeriod, readingObservation, streamId, type Stream } from '../../codecs/sensorthings/streams.ts';
import type { House } from '../../flow/house.ts';
import { readingsOfFrames } from '../../flow/push/readings-of-frames.ts';
import { sensorThingsPath } from '../../flow/sensorthings/access.ts';

/** An Observation that was stored, as subscribers get it. */
export type News = { readonly stream: string; readonly point: number; readonly payload: string };

const framesMost = 5_000;
/** Two doors number their frames beside each other: one may become durable after a later one. Numbers begin with the moment of receipt. */
const overlap = 5_000n << 22n;

/** Observations that became durable since the last question, from whichever door and process; each once, in the order of their frames. */
export class NewsReader {
  readonly #house: House;
  readonly #origin: () => string;
  #upTo: bigint;
  #told = new Set<bigint>();

  constructor(house: House, origin: () => string, after: bigint) {
    this.#house = house;
    this.#origin = origin;
    this.#upTo = after;
  }

  /** While nobody listens nothing is read. */
  async skip(): Promise<void> {
    this.#upTo = await this.#house.observations.lastNumber();
    this.#told.clear();
  }

  async next(points: ReadonlySet<number> | 'all'): Promise<readonly News[]> {
    const low = this.#upTo > overlap ? this.#upTo - overlap : 0n;
    const found = await this.#house.observations.framesAfter(this.#told.size === 0 ? this.#upTo : low, framesMost);
    const fresh = found.filter(({ number }) => !this.#told.has(number));
    for (const { number } of fresh) {
      this.#told.add(number);
      if (number > this.#upTo) this.#upTo = number;
    }
    for (const number of this.#told) if (number < this.#upTo - overlap) this.#told.delete(number);
    const wanted = points === 'all' ? fresh : fresh.filter(({ point }) => points.has(point));
    return readingsOfFrames(this.#house, wanted).flatMap((reading): News[] => {
      const { point, factor, period, field } = reading;
      if (!isStreamPeriod(period) || !isStreamField(field)) return [];
      const stream: Stream = { point, factor, period, field };
      const origin = this.#origin();
      const entity = renderEntity(readingObservation(stream, reading, `${origin}/api/why/`), { select: [] }, `${origin}${sensorThingsPath}`, []);
      return [{ stream: streamId(stream), point, payload: JSON.stringify(entity) }];
    });
  }
}

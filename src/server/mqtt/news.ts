import { renderEntity } from '../../codecs/sensorthings/render.ts';
import { isStreamField, isStreamPeriod, readingObservation, streamId, type Stream } from '../../codecs/sensorthings/streams.ts';
import type { House } from '../../flow/house.ts';
import { readingsOfFrames } from '../../flow/push/readings-of-frames.ts';
import { settledFramesAfter, settledHead } from '../../flow/settled-frames.ts';
import { sensorThingsPath } from '../../flow/sensorthings/access.ts';

/** An Observation that was stored, as subscribers get it. */
export type News = { readonly stream: string; readonly point: number; readonly payload: string };

const framesMost = 5_000;

/** Observations that became durable since the last question, from whichever door and process; each once, in the order of their frames. */
export class NewsReader {
  readonly #house: House;
  readonly #origin: () => string;
  #upTo: bigint;

  constructor(house: House, origin: () => string, after: bigint) {
    this.#house = house;
    this.#origin = origin;
    this.#upTo = after;
  }

  /** While nobody listens nothing is read. */
  async skip(): Promise<void> {
    this.#upTo = await settledHead(this.#house);
  }

  async next(points: ReadonlySet<number> | 'all'): Promise<readonly News[]> {
    const fresh = await settledFramesAfter(this.#house, this.#upTo, framesMost);
    this.#upTo = fresh.at(-1)?.number ?? this.#upTo;
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

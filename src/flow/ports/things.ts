import type { Json } from '../../basis/canonical.ts';
import type { WrittenSet } from '../../codecs/sensorthings/entity-rules.ts';
import type { Id } from '../../codecs/sensorthings/model.ts';
import type { StreamKey } from '../../codecs/sensorthings/read-stream-id.ts';
import type { Application } from '../../model/api-key.ts';

/** One entity of SensorThings that an application registered, as one version of it says; the newest holds. Observations are readings. */
export type ThingVersion = {
  /** Without a gap over all versions of all entities, in the order of their commits. */
  readonly seq: number;
  readonly set: WrittenSet;
  readonly id: Id;
  readonly application: Application;
  /** Where it lies and whether the public sees it, as the key said that it was registered with. */
  readonly region: string;
  readonly public: boolean;
  /** World clock and machine clock, ms, and the key it came with. */
  readonly at: number;
  readonly enteredAt: number;
  readonly by: string;
  /** No longer listed. What was measured stays. */
  readonly withdrawn?: true;
  readonly body: Readonly<Record<string, Json>>;
  /** By the name of the link; each link stands on one of its two sides. */
  readonly links: Readonly<Record<string, readonly Id[]>>;
  /** Datastreams: the series under which its readings stand. */
  readonly series?: StreamKey;
};

/** Seen by the machine, which shows each asker what is theirs. */
export interface ThingReader {
  /** Ascending. */
  thingVersions(after: number): Promise<readonly ThingVersion[]>;
}

/** Only the machine writes; a version is never changed. */
export interface ThingWriter {
  putThingVersions(versions: readonly ThingVersion[]): Promise<void>;
}

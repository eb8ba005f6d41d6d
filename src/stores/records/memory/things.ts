import type { ThingReader, ThingWriter } from '../../../flow/ports/things.ts';
import { RowRefused } from '../row-rules.ts';
import type { Look } from './state.ts';

export const thingReads = ({ viewer, state }: Look): ThingReader => ({
  thingVersions: async (after) => (viewer.scope === 'all' ? [...state().things.values()].filter(({ seq }) => seq > after).sort((a, b) => a.seq - b.seq) : []),
});

export const thingWrites = ({ viewer, state }: Look): ThingWriter => ({
  async putThingVersions(versions) {
    if (viewer.scope !== 'all') throw new RowRefused('row of thing_versions');
    for (const version of versions) {
      if (state().things.has(version.seq)) throw new Error(`version ${version.seq} stands`);
      state().things.set(version.seq, version);
    }
  },
});

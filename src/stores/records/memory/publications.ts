import type { RecordReader, RecordWriter } from '../../../flow/ports/records.ts';
import { headOf } from '../publication-head.ts';
import { regionContains } from '../../../model/region.ts';
import { RowRefused } from '../row-rules.ts';
import { ascending, type Look } from './state.ts';

type PublicationReads = Pick<RecordReader, 'publication' | 'publications' | 'publicationHeads' | 'checkpoints'>;
type PublicationWrites = Pick<RecordWriter, 'putPublication' | 'withdrawPublication' | 'putCheckpoint'>;

export const publicationReads = ({ state }: Look): PublicationReads => ({
  publication: async (id) => state().publications.get(id),
  async publications({ kind, region, parent, limit }) {
    const fitting = [...state().publications.values()].filter((publication) =>
      publication.parent === parent && (kind === undefined || publication.kind === kind) && (region === undefined || regionContains(region, publication.region)));
    return fitting.sort((a, b) => b.publishedAt - a.publishedAt || ascending(a.id, b.id)).slice(0, limit);
  },
  publicationHeads: async () => [...state().publications.values()].filter(({ parent }) => parent === undefined).sort((a, b) => ascending(a.id, b.id)).map(headOf),
  checkpoints: async () => [...state().checkpoints.values()].sort((a, b) => ascending(a.day, b.day)),
});

export const publicationWrites = ({ viewer, state }: Look): PublicationWrites => ({
  async putPublication(publication) {
    if (viewer.scope !== 'all' && !state().seesCase(viewer, publication.id)) throw new RowRefused('new row of publications');
    state().publications.set(publication.id, publication);
  },
  async withdrawPublication(id) {
    if (viewer.scope === 'all' || state().seesCase(viewer, id)) state().publications.delete(id);
  },
  async putCheckpoint(checkpoint) {
    if (state().checkpoints.has(checkpoint.day)) throw new Error(`checkpoint of ${checkpoint.day} stands already`);
    state().checkpoints.set(checkpoint.day, checkpoint);
  },
});

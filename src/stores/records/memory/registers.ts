import type { RecordReader, RecordWriter, RegisterEntry } from '../../../flow/ports/records.ts';
import { placeOfPoint } from '../case-place.ts';
import { ascending, type Look } from './state.ts';

export const registerReads = (look: Look): Pick<RecordReader, 'entries'> => ({
  async entries(kind, query = {}) {
    const { ids, on } = query;
    const wanted = [...look.state().entries.values()].filter((entry) => entry.kind === kind && (ids === undefined || ids.includes(entry.id)));
    const versions = lastOfEach(wanted, ({ id, from }) => JSON.stringify([id, from]));
    const held = on === undefined ? versions : lastOfEach(versions.filter((entry) => validOn(entry, on)), ({ id }) => id);
    return held.toSorted((a, b) => ascending(a.id, b.id) || ascending(a.from, b.from));
  },
});

const validOn = (entry: RegisterEntry, day: string): boolean => entry.from <= day && (entry.to === undefined || day <= entry.to);
const lastOfEach = (entries: readonly RegisterEntry[], keyOf: (entry: RegisterEntry) => string): readonly RegisterEntry[] =>
  [...new Map(entries.toSorted(laterEnteredLast).map((entry) => [keyOf(entry), entry])).values()];
const laterEnteredLast = (a: RegisterEntry, b: RegisterEntry): number => a.enteredAt - b.enteredAt || ascending(a.from, b.from);

export const registerWrites = ({ state }: Look): Pick<RecordWriter, 'putEntries'> => ({
  async putEntries(entries) {
    for (const entry of entries) {
      state().entries.set(JSON.stringify([entry.kind, entry.id, entry.from, entry.enteredAt]), entry);
      const place = placeOfPoint(entry);
      if (place === undefined) continue;
      const known = state().places.get(place.point);
      if (known === undefined || known.enteredAt <= entry.enteredAt) state().places.set(place.point, { ...place, enteredAt: entry.enteredAt });
    }
  },
});

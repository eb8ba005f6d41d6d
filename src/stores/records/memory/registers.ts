import type { RecordReader, RecordWriter } from '../../../flow/ports/records.ts';
import { standing, versionOn } from '../../../model/version.ts';
import { placeOfPoint } from '../case-place.ts';
import { marksOf } from '../rejudge-marks.ts';
import { putMarks } from './rejudge-marks.ts';
import { ascending, type Look } from './state.ts';

export const registerReads = (look: Look): Pick<RecordReader, 'entries'> => ({
  async entries(kind, query = {}) {
    const { ids, on } = query;
    const wanted = [...look.state().entries.values()].filter((entry) => entry.kind === kind && (ids === undefined || ids.includes(entry.id)));
    return [...Map.groupBy(wanted, (entry) => entry.id).values()]
      .flatMap((versions) => (on === undefined ? standing(versions) : versionOn(standing(versions), on) ?? []))
      .sort((a, b) => ascending(a.id, b.id) || ascending(a.from, b.from));
  },
});

export const registerWrites = ({ state }: Look): Pick<RecordWriter, 'putEntries'> => ({
  async putEntries(entries) {
    putMarks(state(), marksOf([...state().entries.values()], entries));
    for (const entry of entries) {
      state().entries.set(JSON.stringify([entry.kind, entry.id, entry.from, entry.enteredAt]), entry);
      const place = placeOfPoint(entry);
      if (place === undefined) continue;
      const known = state().places.get(place.point);
      if (known === undefined || known.enteredAt <= entry.enteredAt) state().places.set(place.point, { ...place, enteredAt: entry.enteredAt });
    }
  },
});

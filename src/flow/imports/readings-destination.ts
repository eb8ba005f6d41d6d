import { instant, startOfHour } from '../../basis/time.ts';
import { judgeAndKeep } from '../determine/on-hours.ts';
import type { House } from '../house.ts';
import type { DirtyHour } from '../ports/observations.ts';
import { machineViewer } from '../viewer.ts';
import type { Destination, Placed } from './destination.ts';
import type { PlaceRegister } from './place-register.ts';
import type { ImportedRow, Source } from './published-file.ts';
import { keyOfRow, storeChunk } from './store-chunk.ts';

/** Rows of points: new places first, then frames with their readings, then the verdicts of the hours that they touch. */
export function readingsDestination(house: House, source: Source, places: PlaceRegister): Destination<ImportedRow> {
  return {
    async store({ firstMs }, rows) {
      const entries = places.drain();
      if (entries.length > 0) {
        await house.records.write(machineViewer, (records) => records.putEntries(entries));
        await house.directory.reload(house.records.read(machineViewer), ['region', 'point']);
      }
      const kept = await storeChunk(house, source, firstMs, rows);
      const judged = rows.filter(({ row: { as } }) => ['hour', 'minute'].includes((as ?? source).period));
      if (judged.length > 0) await judgeAndKeep(house, touched(judged), () => undefined);
      return kept;
    },
    async known(rows) {
      const keys = rows.map((row) => ({ point: row.point, dataTime: row.at, key: keyOfRow(source.edition, row) }));
      const held = await house.observations.known(keys);
      return keys.filter(({ key }) => held.has(key)).length;
    },
    about: ({ at, point, values }) => ({ at, point, factors: Object.keys(values) }),
    newPoints: () => places.entries.filter(({ kind }) => kind === 'point').map(({ body }) => String((body as { id?: unknown }).id)),
  };
}

function touched(rows: readonly Placed<ImportedRow>[]): readonly DirtyHour[] {
  const hours = new Map<string, DirtyHour>();
  for (const { row } of rows) {
    const at = startOfHour(instant(row.at));
    hours.set(`${row.point} ${at}`, { point: row.point, at });
  }
  return [...hours.values()].sort((a, b) => a.at - b.at || a.point - b.point);
}

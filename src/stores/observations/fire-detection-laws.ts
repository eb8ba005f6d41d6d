import { expect, test } from 'vitest';
import type { ObservationStore } from '../../flow/ports/observations.ts';
import { detectionId, type HeldDetection } from '../../model/fire-detection.ts';

const minute = 60_000;
const t0 = Date.UTC(2022, 4, 28, 2, 13);

function sample(at: number, lat: string, lon: string, more: Partial<HeldDetection> = {}): HeldDetection {
  const measured = {
    at, lat, lon, satellite: 'terra', instrument: 'MODIS', brightness: '321.58', brightnessLong: '299.76', scan: '1.09', track: '1.04', frp: '15.1',
    confidence: '58', version: '6.1NRT', dayNight: 'day',
  } as const;
  return { ...measured, id: detectionId(measured), run: 'run', place: 7, file: 'a.csv', line: 9, text: `${lat},${lon},"'\\`, edition: 5n, ...more };
}

/** Of every observation store; the place is a part of the sea in which no other law puts anything. */
export function fireDetectionLaws(store: () => ObservationStore): void {
  const window = { from: t0 - 9 * minute, to: t0 + 9 * minute };
  const all = (more = {}) => store().fireDetections({ window, limit: 100, ...more });

  test('detections: as they went in, newest first, each once', async () => {
    const rows = [sample(t0, '31.5', '-117.25'), sample(t0, '-0.00001', '180', { presumed: 'static', dayNight: 'night' }),
      sample(t0 + minute, '31.5', '117.25', { instrument: 'VIIRS', satellite: 'noaa-21', confidence: 'low', frp: '0' })];
    await store().putFireDetections(rows);
    await store().putFireDetections(rows.toReversed());
    await store().putFireDetections([]);
    expect(await all()).toEqual(rows.toSorted((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1)));
    for (const row of rows) expect(await store().fireDetection(row)).toEqual(row);
    expect(await store().fireDetection({ at: t0, id: 'none' })).toBeUndefined();
    expect(await store().fireDetection({ at: t0 + 2 * minute, id: rows[0]?.id ?? '' })).toBeUndefined();
  });

  test('detections: pages join without a gap or a repeat, the window is half open, edges of a box are inside', async () => {
    const whole = await all();
    const paged: HeldDetection[] = [];
    for (let next = await all({ limit: 1 }); next.length > 0; next = await all({ limit: 1, after: paged.at(-1) })) paged.push(...next);
    expect(paged).toEqual(whole);
    expect(await all({ window: { from: t0 + minute, to: t0 + 2 * minute } })).toEqual(whole.slice(0, 1));
    expect(await all({ window: { from: t0 - minute, to: t0 } })).toEqual([]);
    const lons = async (box: object) => (await all({ box })).map(({ lon }) => lon).sort();
    expect(await lons({ west: -117.25, south: 31.5, east: 117.25, north: 31.5 })).toEqual(['-117.25', '117.25']);
    expect(await lons({ west: 117.25, south: -90, east: -117.25, north: 90 })).toEqual(['-117.25', '117.25', '180']);
    expect(await lons({ west: 0, south: 31.500001, east: 117.249999, north: 90 })).toEqual([]);
  });

  test('detections: of one id the highest edition holds, whichever comes first', async () => {
    const [low, high] = [sample(t0, '30', '125', { frp: '1', edition: 3n, run: 'a' }), sample(t0, '30', '125', { frp: '2', edition: 2n ** 62n, run: 'b' })];
    const other = [{ ...high, ...sample(t0, '30', '126', { edition: 9n }) }, sample(t0, '30', '126', { edition: 4n })] as const;
    await store().putFireDetections([low]);
    await store().putFireDetections([high]);
    await store().putFireDetections([other[0]]);
    await store().putFireDetections([other[1]]);
    expect((await all({ box: { west: 125, south: 30, east: 126, north: 30 } })).map(({ edition }) => edition)).toEqual([9n, 2n ** 62n]);
    const held = await store().heldFireDetections([low, other[0], sample(t0, '30', '127')]);
    expect(held.toSorted((a, b) => (a.edition < b.edition ? -1 : 1))).toEqual([
      { id: other[0].id, edition: 9n, run: 'run', place: 7 }, { id: high.id, edition: 2n ** 62n, run: 'b', place: 7 },
    ]);
    expect(await store().heldFireDetections([])).toEqual([]);
  });

  test('detections: a century in one go, thousands asked for at once', async () => {
    const rows = Array.from({ length: 3000 }, (_, at) => sample(Date.UTC(2000 + (at % 100), 5, 1, 0, at % 60), (-50 - at / 1000).toFixed(3), '-150'));
    await store().putFireDetections(rows);
    expect((await store().heldFireDetections(rows)).length).toBe(rows.length);
    const box = { west: -150, south: -54, east: -150, north: -50 };
    expect((await store().fireDetections({ window: { from: 0, to: 5e12 }, box, limit: 5000 })).length).toBe(rows.length);
  });
}

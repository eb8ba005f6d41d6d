import { fail, ok } from '../../basis/result.ts';
import { isDay } from '../../basis/time.ts';
import { fireDetectionsGeoJson, fireDetectionsOfDay, listFireDetections, readFireDetection } from '../../contract/fire-detection.ts';
import { fireDay } from '../../flow/fire-day.ts';
import { detectionPage, oneDetection } from '../../flow/fire-detections.ts';
import type { House } from '../../flow/house.ts';
import { handle, handleFile, type Handler } from '../handler.ts';
import { featuresOf, fireDayView, fireDetectionView } from '../views/fire-detection.ts';

const featuresMax = 10_000;

/** 热点: listed, as a layer for map programmes, and one with its row. */
export function fireDetectionHandlers(house: House, rootRegion: () => string): readonly Handler[] {
  return [
    handle(listFireDetections, async ({ query: { limit = 200, ...asked } }) => {
      const page = await detectionPage(house, { ...asked, limit });
      return page.ok ? ok({ ...page.value, rows: page.value.rows.map(fireDetectionView) }) : page;
    }),
    handleFile(fireDetectionsGeoJson, async ({ query }) => {
      const page = await detectionPage(house, { ...query, limit: featuresMax });
      return page.ok ? ok({ bytes: featuresOf(page.value), type: 'application/geo+json; charset=utf-8', name: 'hot-spots.geojson' }) : page;
    }),
    handle(fireDetectionsOfDay, async ({ params, query }, { caller }) => {
      if (!isDay(params.day)) return fail('request.invalid', params.day);
      const own = caller.viewer.scope === 'region' ? caller.viewer.region.slice(0, 6) : rootRegion();
      const region = query.region ?? own;
      if (!house.directory.regions.has(region)) return fail('request.not-found', region);
      return ok(fireDayView(house, region, params.day, await fireDay(house, region, params.day)));
    }),
    handle(readFireDetection, async ({ params }) => {
      const found = await oneDetection(house, params.id);
      return found.ok ? ok({ ...fireDetectionView(found.value), row: found.value.text, run: found.value.run }) : found;
    }),
  ];
}

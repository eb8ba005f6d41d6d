import type { Province } from '../../../sim/province/province.ts';

/** Rivers, lakes and the bay of the drill as GeoJSON, for maps. */
export const watersOf = (province: Province): unknown => ({
  type: 'FeatureCollection',
  features: province.parts.flatMap(({ rivers }) => [
    ...rivers.waters.map((water) => ({ type: 'Feature', properties: { kind: water.kind, name: water.name }, geometry: { type: 'Polygon', coordinates: [water.outline] } })),
    ...rivers.reaches.map((reach) => ({ type: 'Feature', properties: { kind: 'river', name: reach.river, flow: reach.flow }, geometry: { type: 'LineString', coordinates: reach.line } })),
  ]),
});

import type { ReactNode } from 'react';
import type { MapGround } from '../../app/map-ground.ts';
import { fills, type Mark, type RegionWork } from './work.ts';

type Given = {
  readonly ground: MapGround; readonly marks: readonly Mark[]; readonly regions: readonly RegionWork[];
  /** Marks up to this one carry the number of their line; the others are dots. */
  readonly numbersTo: number;
};
const width = 1000;

/** Counties in their colours, names and marks as SVG, because a printer draws no WebGL. */
export function PrintDrawing({ ground, marks, regions, numbersTo }: Given): ReactNode {
  const toneOf = new Map(regions.map(({ region, tone }) => [region.code, tone]));
  const outline = ground.areas.flatMap(({ boundary }) => boundary.flat(2));
  if (outline.length === 0) return null;
  const lons = outline.map(([lon]) => lon ?? 0), lats = outline.map(([, lat]) => lat ?? 0);
  const west = Math.min(...lons), north = Math.max(...lats), south = Math.min(...lats);
  const squeeze = Math.cos(((north + south) / 2) * (Math.PI / 180));
  const scale = width / ((Math.max(...lons) - west) * squeeze);
  const x = (lon: number): number => (lon - west) * squeeze * scale, y = (lat: number): number => (north - lat) * scale;
  const ring = (points: readonly (readonly number[])[]): string => `M${points.map(([lon = 0, lat = 0]) => `${x(lon).toFixed(1)} ${y(lat).toFixed(1)}`).join('L')}Z`;
  return (
    <svg viewBox={`-10 -10 ${width + 20} ${y(south) + 20}`}>
      {ground.areas.map((area) => <path key={area.code} d={area.boundary.flat().map(ring).join('')} fill={fills.light[toneOf.get(area.code) ?? 'neutral']} stroke="#6b746f" strokeWidth="1" />)}
      {ground.areas.filter(({ labelled }) => labelled).map((area) => <text key={area.code} x={x(area.lon)} y={y(area.lat)} textAnchor="middle" fontSize="15" fill="#333">{area.title}</text>)}
      {marks.map((mark, at) => <Spot key={mark.id} x={x(mark.lon)} y={y(mark.lat)} late={mark.tone === 'late'} {...(at < numbersTo ? { number: at + 1 } : {})} />).toReversed()}
    </svg>
  );
}

function Spot({ x, y, late, number }: { readonly x: number; readonly y: number; readonly late: boolean; readonly number?: number }): ReactNode {
  const [ground, ink] = late ? ['#a8281f', '#fff'] : ['#fff', '#1b2823'];
  if (number === undefined) return <circle cx={x} cy={y} r="5" fill={ground} stroke="#1b2823" />;
  return <g><circle cx={x} cy={y} r="9" fill={ground} stroke="#1b2823" /><text x={x} y={y + 4} textAnchor="middle" fontSize="11" fill={ink}>{number}</text></g>;
}

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../app/preferences.ts';
import type { MapGround } from '../../app/map-ground.ts';
import { shortMoment } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { fills, tones, type Mark, type RegionWork } from './work.ts';

type Given = {
  readonly ground: MapGround; readonly marks: readonly Mark[]; readonly regions: readonly RegionWork[];
  readonly basis: string; readonly at: string;
};
const listedMax = 40;

/** What the printer gets: A3 landscape, vector, title, 口径, date, numbered marks and the list that names them. */
export function PrintSheet({ ground, marks, regions, basis, at }: Given): ReactNode {
  const { t } = useTranslation('oneMap');
  const { t: k } = useTranslation('kit');
  const { language } = usePreferences();
  const say = useSay();
  const listed = marks.slice(0, listedMax);
  return (
    <section className="map-print" aria-hidden="true">
      <header><h1>{t('print-title')}</h1><p>{t('print-date', { at })}</p></header>
      <div className="map-print-body">
        <div className="map-print-draw"><Drawing ground={ground} marks={listed} regions={regions} /><p>{k('map-review', { number: ground.reviewNumber })}</p></div>
        <ol>{listed.map((mark) => <li key={mark.id}><b>{say(mark.title)}</b> {say(mark.state)}{mark.due === undefined ? '' : ` · ${shortMoment(mark.due, language)}`}{mark.officer === undefined ? '' : ` · ${say(mark.officer.name)} ${mark.officer.phone ?? ''}`}</li>)}</ol>
      </div>
      <footer><ul>{tones.map((tone) => <li key={tone}><i style={{ background: fills.light[tone] }} />{t(`tone-${tone}`)} {regions.filter((row) => row.tone === tone).length}</li>)}</ul><p>{basis}</p></footer>
    </section>
  );
}

function Drawing({ ground, marks, regions }: Pick<Given, 'ground' | 'marks' | 'regions'>): ReactNode {
  const toneOf = new Map(regions.map(({ region, tone }) => [region.code, tone]));
  const outline = ground.areas.flatMap(({ boundary }) => boundary.flat(2));
  const lons = outline.map(([lon]) => lon ?? 0), lats = outline.map(([, lat]) => lat ?? 0);
  if (outline.length === 0) return null;
  const west = Math.min(...lons), north = Math.max(...lats), south = Math.min(...lats);
  const squeeze = Math.cos(((north + south) / 2) * (Math.PI / 180));
  const width = 1000, scale = width / ((Math.max(...lons) - west) * squeeze);
  const x = (lon: number): number => (lon - west) * squeeze * scale, y = (lat: number): number => (north - lat) * scale;
  const ring = (points: readonly (readonly number[])[]): string => `M${points.map(([lon = 0, lat = 0]) => `${x(lon).toFixed(1)} ${y(lat).toFixed(1)}`).join('L')}Z`;
  return (
    <svg viewBox={`-10 -10 ${width + 20} ${y(south) + 20}`}>
      {ground.areas.map((area) => <path key={area.code} d={area.boundary.flat().map(ring).join('')} fill={fills.light[toneOf.get(area.code) ?? 'neutral']} stroke="#6b746f" strokeWidth="1" />)}
      {ground.areas.filter(({ labelled }) => labelled).map((area) => <text key={area.code} x={x(area.lon)} y={y(area.lat)} textAnchor="middle" fontSize="15" fill="#333">{area.title}</text>)}
      {marks.map((mark, at) => <g key={mark.id}><circle cx={x(mark.lon)} cy={y(mark.lat)} r="9" fill={mark.tone === 'late' ? '#a8281f' : '#fff'} stroke="#1b2823" /><text x={x(mark.lon)} y={y(mark.lat) + 4} textAnchor="middle" fontSize="11" fill={mark.tone === 'late' ? '#fff' : '#1b2823'}>{at + 1}</text></g>)}
    </svg>
  );
}

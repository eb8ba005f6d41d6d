import { Button } from 'antd';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MapArea, MapViewProps } from './map-props.ts';
import { Nothing, Waiting } from './waiting.tsx';
import { StatusTag, toneOf } from './status-tag.tsx';
import './map-view.css';

export type { MapMark } from './map-props.ts';

const Canvas = lazy(() => import('./map-canvas.tsx'));

const canDraw = (): boolean => {
  const context = document.createElement('canvas').getContext('webgl2');
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return context !== null;
};

/** A map with its list. Only our own GeoJSON is drawn: no outside tiles, glyphs or fonts. Without WebGL the list stands alone. */
export function MapView(props: MapViewProps): ReactNode {
  const { label, marks, selected, onSelect, detail, stacked, height = 'min(72vh, 720px)' } = props;
  const { t } = useTranslation('kit');
  const [drawable, setDrawable] = useState(canDraw);
  return (
    <section className={stacked === true ? 'map map-stacked' : 'map'} aria-label={label}>
      <div className="map-place" style={{ height }}>
        {drawable
          ? <Suspense fallback={<Waiting />}><Canvas {...props} onLost={() => setDrawable(false)} /></Suspense>
          : <MapSilhouette {...props} />}
        {props.reviewNumber === '' ? null : <p className="map-review">{t('map-review', { number: props.reviewNumber })}</p>}
      </div>
      <div className="map-side">
        {detail}
        <h3>{t('map-list')} <span className="faint">{t('rows', { count: marks.length })}</span></h3>
        {marks.length === 0 ? <Nothing says={t('nothing')} /> : null}
        <ul>
          {marks.map((mark) => (
            <li key={mark.id} className={mark.id === selected ? 'on' : undefined}>
              <Button type="text" block onClick={() => onSelect(mark.id)} aria-pressed={mark.id === selected}>
                <span>{mark.title}</span><StatusTag tone={toneOf(mark.tone)}>{mark.says}</StatusTag>
              </Button>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

/** The same areas and marks as a still drawing, for browsers without WebGL. */
function MapSilhouette({ areas, marks, selected }: MapViewProps): ReactNode {
  const { t } = useTranslation('kit');
  const outline = areas.flatMap(({ boundary }) => boundary.flat(2));
  const places = outline.length > 0 ? outline : marks.map(({ lon, lat }) => [lon, lat]);
  const lons = places.map(([lon]) => lon ?? 0);
  const lats = places.map(([, lat]) => lat ?? 0);
  const west = Math.min(...lons), north = Math.max(...lats);
  const squeeze = Math.cos(((north + Math.min(...lats)) / 2) * (Math.PI / 180));
  const x = (lon: number): number => (lon - west) * squeeze * 1000;
  const y = (lat: number): number => (north - lat) * 1000;
  const width = x(Math.max(...lons)), height = y(Math.min(...lats));
  const path = (rings: MapArea['boundary']): string => rings.flat().map((ring) => `M${ring.map(([lon, lat]) => `${x(lon ?? 0).toFixed(0)} ${y(lat ?? 0).toFixed(0)}`).join('L')}Z`).join('');
  return (
    <div className="map-still">
      <svg viewBox={`${-width * 0.03} ${-height * 0.03} ${width * 1.06} ${height * 1.06}`} aria-hidden="true">
        {areas.map((area) => <path key={area.code} d={path(area.boundary)} fill={area.fill ?? 'var(--surface)'} stroke="var(--line-strong)" strokeWidth={width / 600} />)}
        {marks.map((mark) => <circle key={mark.id} cx={x(mark.lon)} cy={y(mark.lat)} r={width / (mark.id === selected ? 70 : 130)} fill={mark.colour ?? `var(--${mark.tone})`} stroke="var(--surface)" strokeWidth={width / 500} />)}
      </svg>
      <p>{t('map-no-gl')}</p>
    </div>
  );
}

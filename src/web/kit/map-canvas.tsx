import type { Feature, FeatureCollection } from 'geojson';
import { type GeoJSONSource, LngLatBounds, Map as GlMap, Marker, NavigationControl, setWorkerUrl, type StyleSpecification } from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { useEffect, useEffectEvent, useRef, type ReactNode } from 'react';
import { dark, light, type Palette } from '../app/palette.ts';
import { useShade } from '../app/theme.tsx';
import type { MapArea, MapMark, MapViewProps } from './map-props.ts';

setWorkerUrl(workerUrl);

/** The drawn map: our GeoJSON as layers, names and marks as HTML, so that no glyphs are fetched. */
export default function MapCanvas({ areas, waters, marks, footprints, selected, onSelect, together, onLost }: MapViewProps & { readonly onLost: () => void }): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const held = useRef<GlMap>(null);
  const coloured = useRef<readonly MapArea[]>(null);
  const shade = useShade();
  const choose = useEffectEvent((id: string) => onSelect(id));
  const start = useEffectEvent((container: HTMLElement, palette: Palette) => {
    coloured.current = areas;
    return open(container, styleOf(areas, waters, palette), boundsOf(areas, marks), onLost);
  });
  const labelled = useEffectEvent(() => areas.filter((area) => area.labelled));
  const outlines = areas.map(({ code, title, labelled: named }) => `${code}${named ? title : ''}`).join(' ');

  useEffect(() => {
    if (place.current === null) return undefined;
    const map = start(place.current, paletteOf(shade));
    held.current = map;
    const labels = labelled().map((area) => labelOf(area).addTo(map));
    const leave = together?.join(map);
    return () => {
      leave?.();
      for (const label of labels) label.remove();
      held.current = null;
      map?.remove();
    };
    // Colours, marks and selection have their own effects below; the map itself is made anew for other land or another look only.
  }, [outlines, waters, shade, together]);

  useEffect(() => {
    const map = held.current;
    if (map === null || coloured.current === areas) return undefined;
    const colour = (): void => {
      coloured.current = areas;
      map.getSource<GeoJSONSource>('areas')?.setData(collectionOf(areas, paletteOf(shade)));
      map.once('idle', () => map.triggerRepaint());
    };
    if (map.getSource('areas') === undefined) map.once('load', colour);
    else colour();
    return () => void map.off('load', colour);
  }, [areas, waters, shade, together]);

  useEffect(() => {
    const map = held.current;
    if (map === null) return undefined;
    const drawn = marks.map((mark) => markOf(mark, mark.id === selected, () => choose(mark.id)).addTo(map));
    return () => {
      for (const marker of drawn) marker.remove();
    };
  }, [marks, selected, outlines, waters, shade, together]);

  useEffect(() => {
    const map = held.current;
    if (map === null || footprints === undefined) return undefined;
    const draw = (): void => void map.getSource<GeoJSONSource>('footprints')?.setData(footprints);
    if (map.getSource('footprints') === undefined) map.once('load', draw);
    else draw();
    return () => void map.off('load', draw);
  }, [footprints, outlines, waters, shade, together]);

  return <div ref={place} className="map-canvas" />;
}

function open(container: HTMLElement, style: StyleSpecification, bounds: LngLatBounds, onLost: () => void): GlMap {
  const map = new GlMap({ container, style, bounds, fitBoundsOptions: { padding: 24 }, attributionControl: false, dragRotate: false, pitchWithRotate: false, maxPitch: 0 });
  map.touchZoomRotate.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), 'top-right');
  map.on('webglcontextlost', onLost);
  // Tiles that come while the first frame is being drawn are otherwise shown only when somebody moves the map.
  map.on('sourcedata', () => map.triggerRepaint());
  return map;
}

function boundsOf(areas: readonly MapArea[], marks: readonly MapMark[]): LngLatBounds {
  const bounds = new LngLatBounds();
  for (const [lon, lat] of areas.flatMap(({ boundary }) => boundary.flat(2))) if (lon !== undefined && lat !== undefined) bounds.extend([lon, lat]);
  for (const { lon, lat } of marks) bounds.extend([lon, lat]);
  return bounds.isEmpty() ? new LngLatBounds([118, 27, 123, 31.5]) : bounds;
}

const paletteOf = (shade: 'light' | 'dark'): Palette => (shade === 'dark' ? dark : light);

function collectionOf(areas: readonly MapArea[], palette: Palette): FeatureCollection {
  const features = areas.map((area): Feature => ({
    type: 'Feature', properties: { fill: area.fill ?? palette.surface }, geometry: { type: 'MultiPolygon', coordinates: area.boundary },
  }));
  return { type: 'FeatureCollection', features };
}

function styleOf(areas: readonly MapArea[], waters: FeatureCollection | undefined, palette: Palette): StyleSpecification {
  return {
    version: 8,
    sources: {
      areas: { type: 'geojson', data: collectionOf(areas, palette) },
      footprints: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } },
      waters: { type: 'geojson', data: waters ?? { type: 'FeatureCollection', features: [] } },
    },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': palette.sunken } },
      { id: 'areas', type: 'fill', source: 'areas', paint: { 'fill-color': ['get', 'fill'] } },
      { id: 'borders', type: 'line', source: 'areas', paint: { 'line-color': palette['line-strong'], 'line-width': 0.8 } },
      { id: 'lakes', type: 'fill', source: 'waters', filter: ['==', ['geometry-type'], 'Polygon'], paint: { 'fill-color': '#8fb8c9', 'fill-opacity': 0.7 } },
      { id: 'rivers', type: 'line', source: 'waters', filter: ['==', ['geometry-type'], 'LineString'], paint: { 'line-color': '#6ea2b8', 'line-width': 1.4 } },
      { id: 'footprints', type: 'fill', source: 'footprints', paint: { 'fill-color': ['get', 'colour'], 'fill-opacity': 0.25 } },
      { id: 'footprint-edges', type: 'line', source: 'footprints', paint: { 'line-color': ['get', 'colour'], 'line-width': 1.2 } },
    ],
  };
}

function labelOf(area: MapArea): Marker {
  const element = document.createElement('span');
  element.className = 'map-label';
  element.textContent = area.title;
  // Above the place: marks stand on it.
  return new Marker({ element, anchor: 'bottom', offset: [0, -14] }).setLngLat([area.lon, area.lat]);
}

function markOf(mark: MapMark, selected: boolean, choose: () => void): Marker {
  const holder = document.createElement('div');
  const button = document.createElement('button');
  button.type = 'button';
  button.className = `map-mark map-mark-${mark.tone}${mark.label === undefined ? '' : ' labelled'}${selected ? ' on' : ''}`;
  button.style.setProperty('--mark', mark.colour ?? `var(--${mark.tone})`);
  button.textContent = mark.label ?? '';
  button.title = `${mark.title} ${mark.says}`;
  button.setAttribute('aria-label', button.title);
  // The list beside the map is the keyboard's way to the same marks.
  button.tabIndex = -1;
  button.addEventListener('click', choose);
  holder.append(button);
  return new Marker({ element: holder }).setLngLat([mark.lon, mark.lat]);
}

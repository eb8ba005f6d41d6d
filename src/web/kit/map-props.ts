import type { FeatureCollection } from 'geojson';
import type { ReactNode } from 'react';
import type { MapsTogether } from './maps-together.ts';

export type MapMark = {
  readonly id: string; readonly title: string; readonly lon: number; readonly lat: number;
  readonly tone: 'late' | 'due' | 'ok' | 'neutral'; readonly says: string; readonly colour?: string; readonly label?: string;
};
export type MapArea = {
  readonly code: string; readonly title: string; readonly boundary: number[][][][]; readonly lon: number;
  readonly lat: number; readonly fill?: string; readonly labelled: boolean;
};

export type MapViewProps = {
  readonly label: string;
  readonly areas: readonly MapArea[];
  /** Rivers and lakes, GeoJSON. */
  readonly waters?: FeatureCollection;
  readonly marks: readonly MapMark[];
  /** Polygons under the marks, each with its `colour`: where a mark says only about where. */
  readonly footprints?: FeatureCollection;
  readonly reviewNumber: string;
  readonly selected?: string;
  readonly onSelect: (id: string | undefined) => void;
  /** Shown above the list for the selected mark: whom to call. */
  readonly detail?: ReactNode;
  readonly height?: number | string;
  /** Maps that show the same place at the same scale: who moves one, moves all. */
  readonly together?: MapsTogether;
  /** The list stands under the map, where two maps stand side by side. */
  readonly stacked?: true;
};

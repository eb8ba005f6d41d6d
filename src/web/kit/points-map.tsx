import { useMemo, useState, type ReactNode } from 'react';
import { useMapGround } from '../app/map-ground.ts';
import { MapView, type MapMark } from './map-view.tsx';
import { Waiting } from './waiting.tsx';
import './points-map.css';

/** A point on the map: what its mark says and its colour; without a label it could not be assessed. */
export type PointMark = {
  readonly id: string; readonly title: string; readonly lon: number | undefined; readonly lat: number | undefined;
  readonly says: string; readonly label: string | undefined; readonly colour: string | undefined;
};

type Given = {
  readonly title: string; readonly says: string; readonly label: string; readonly points: readonly PointMark[];
  readonly card: (id: string) => ReactNode;
};
const unknownColour = '#b9b4a6';

/** Stations or sections where they are, in the order given; `card` is what stands beside the map for the chosen one. */
export function PointsMap({ title, says, label, points, card }: Given): ReactNode {
  const ground = useMapGround();
  const [selected, setSelected] = useState<string>();
  const marks = useMemo(() => points.flatMap(markOf), [points]);
  const chosen = points.find(({ id }) => id === selected);
  return (
    <section className="points-map">
      <header><h2>{title}</h2><p className="quiet">{says}</p></header>
      {ground === undefined ? <Waiting rows={8} /> : (
        <MapView
          label={label} areas={ground.areas} waters={ground.waters} reviewNumber={ground.reviewNumber} marks={marks} onSelect={setSelected}
          {...(chosen === undefined ? {} : { selected: chosen.id, detail: <div className="point-card">{card(chosen.id)}</div> })}
        />
      )}
    </section>
  );
}

const markOf = ({ lon, lat, label, colour, ...point }: PointMark): readonly MapMark[] =>
  (lon === undefined || lat === undefined ? [] : [{ ...point, lon, lat, tone: 'neutral', label: label ?? '—', colour: colour ?? unknownColour }]);

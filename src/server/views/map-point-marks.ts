import { dayOf, hourMs, instant } from '../../basis/time.ts';
import { functionZoneOf } from '../../flow/determine/sea.ts';
import type { House } from '../../flow/house.ts';
import { newestValues } from '../../flow/newest-values.ts';
import type { Viewer } from '../../flow/ports/records.ts';
import { targetOf } from '../../judge/sea-day.ts';
import { seaClassFactor } from '../../model/ambient.ts';
import type { Determination } from '../../model/determination.ts';
import { factorOf } from '../../model/factor.ts';
import { determinationId } from '../../model/identifier.ts';
import type { Point, OfficialKind } from '../../model/point.ts';
import { regionContains } from '../../model/region.ts';
import type { Words } from '../../model/words.ts';
import { inForce } from '../../rulebook/edition.ts';
import { seaClasses } from '../../rulebook/sea-water.ts';
import { maySeePoint } from '../rights.ts';
import { connectedWithinMs } from '../../flow/connected.ts';
import { goodAirLevelMax, goodWaterClassMax, shownWithinMs } from './display-rules.ts';
import { contactOf, type Mark, type Tone } from './map-case-marks.ts';

type Wrong = { readonly tone: Tone; readonly state: Words; readonly row?: Determination };

/**
 * Outlets, stations, sections and buoys at which something is wrong now: a value over its limit, air worse than good, water worse than
 * class III, an hour at sea worse than the target of its zone, no data. What is in order is not drawn. None of it is a lead yet: a lead has its own mark. With `at` (world clock, ms):
 * as it was known then.
 */
export async function pointMarks(house: House, viewer: Viewer, at?: number): Promise<readonly Mark[]> {
  const moment = at ?? house.clocks.world();
  const points = [...house.directory.points.values()].filter(isDrawn).filter((point) => concerns(viewer, point) && maySeePoint(house, viewer, point));
  const rows = Map.groupBy(await newestValues(house, points.map(({ number }) => number), shownWithinMs, at), ({ point }) => point);
  return points.flatMap((point) => {
    const wrong = wrongAt(house, point, rows.get(point.number) ?? [], moment);
    const { lon, lat } = point;
    return wrong === undefined || lon === undefined || lat === undefined ? [] : [markOf(house, { ...point, lon, lat }, wrong, moment)];
  });
}

/** What an application registered has no duty to send. */
type Drawn = Point & { readonly kind: OfficialKind };
const isDrawn = (point: Point): point is Drawn => point.kind !== 'application-point';

/** Stations and sections are public, yet a map of work shows an office those of its own region. */
function concerns(viewer: Viewer, point: Point): boolean {
  if (viewer.scope === 'none') return false;
  return viewer.scope === 'all' || point.enterprise !== undefined || (viewer.scope !== 'own' && regionContains(viewer.region, point.region));
}

function wrongAt(house: House, point: Drawn, rows: readonly Determination[], moment: number): Wrong | undefined {
  const newest = rows.reduce((most, { at }) => Math.max(most, at), -Infinity);
  // An hour is known after it has ended.
  if (moment - newest - hourMs > connectedWithinMs) return { tone: 'due', state: { zh: '未收到数据', en: 'no data received' } };
  return judged[point.kind](house, rows.filter(({ at }) => at === newest), point);
}

const over = (house: House, rows: readonly Determination[]): Wrong | undefined => {
  const row = rows.find(({ verdict }) => verdict === 'exceeds');
  if (row === undefined) return undefined;
  const { name } = factorOf(house.factors, row.factor);
  return { tone: 'late', row, state: { zh: `${name.zh}小时均值超标`, en: `${name.en}: hourly mean over the limit` } };
};

/** An hour of noise is held against limits of a whole day or night: only silence of the station is wrong on a map. */
const judged: Readonly<Record<Drawn['kind'], (house: House, rows: readonly Determination[], point: Point) => Wrong | undefined>> = {
  'air-outlet': over, 'water-outlet': over, 'noise-station': () => undefined,
  'sea-buoy': (house, rows, point) => {
    const row = rows.find(({ factor }) => factor === seaClassFactor);
    const water = row === undefined ? undefined : inForce(house.rulebook.seaWaters.map(({ edition }) => edition), dayOf(instant(row.at)));
    const target = water === undefined || row === undefined ? undefined : targetOf({ edition: water }, functionZoneOf(point), dayOf(instant(row.at)));
    if (row?.index === undefined || target === undefined || row.index <= Number(target.value)) return undefined;
    const own = seaClasses[row.index - 1] ?? '';
    return { tone: 'due', row, state: { zh: `小时值海水${own === '>4' ? '劣四' : `${own}`}类,功能区目标${target.value}类`, en: `hour of sea class ${own}, target of the zone ${target.value}` } };
  },
  'air-station': (_house, rows) => {
    const row = rows.find(({ factor, index = 0 }) => factor === 'aqi' && index > goodAirLevelMax);
    return row === undefined ? undefined : { tone: 'due', row, state: { zh: `AQI ${row.value ?? ''}`, en: `AQI ${row.value ?? ''}` } };
  },
  'water-section': (_house, rows) => {
    const row = rows.find(({ factor, index = 0 }) => factor === 'class' && index > goodWaterClassMax);
    return row === undefined ? undefined : { tone: 'due', row, state: poorClass[row.index ?? 0] ?? { zh: '劣于Ⅲ类', en: 'worse than class III' } };
  },
};

/** Classes by their number that are worse than III. */
const poorClass: Readonly<Record<number, Words>> = { 4: { zh: 'Ⅳ类', en: 'class IV' }, 5: { zh: 'Ⅴ类', en: 'class V' }, 6: { zh: '劣Ⅴ类', en: 'worse than class V' } };

const pages: Readonly<Record<Drawn['kind'], string>> = {
  'air-outlet': 'outlets', 'water-outlet': 'outlets', 'air-station': 'air', 'water-section': 'water', 'noise-station': 'noise', 'sea-buoy': 'sea',
};

function markOf(house: House, point: Drawn & { readonly lon: number; readonly lat: number }, { tone, state, row }: Wrong, moment: number): Mark {
  const outlet = point.enterprise !== undefined;
  const unit = point.enterprise ?? point.branch ?? branchOf(house, point.region);
  return {
    kind: outlet || point.kind === 'air-outlet' || point.kind === 'water-outlet' ? 'outlet' : point.kind, id: String(point.number), title: point.name, region: point.region,
    lon: point.lon, lat: point.lat, tone, state, link: `/${pages[point.kind]}/${point.number}`,
    ...(row === undefined ? {} : { why: determinationId(row) }), ...(unit === undefined ? {} : contactOf(house, unit, outlet ? ['enterprise'] : ['branch'], moment)),
  };
}

/** The branch (分局) of the county in which a station or section lies. */
const branchOf = (house: House, region: string): string | undefined =>
  [...house.directory.units.values()].find(({ kind, region: own }) => kind === 'branch' && own === region.slice(0, 6))?.id;

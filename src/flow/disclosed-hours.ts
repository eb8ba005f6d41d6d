import { hourMs } from '../basis/time.ts';
import type { Determination } from '../model/determination.ts';
import type { Point } from '../model/point.ts';
import { disclosesByLaw } from '../publish/disclosing-firm.ts';
import type { House } from './house.ts';
import type { Publication } from './ports/records.ts';
import { publicViewer } from './viewer.ts';

export const isDisclosed = ({ directory }: House, point: Point): boolean => disclosesByLaw(directory.enterprises.get(point.enterprise ?? ''), point);

export const lastWholeHour = (house: House): number => Math.floor(house.clocks.world() / hourMs) * hourMs;

/**
 * The hourly values that the law has the firm of an outlet disclose: a key polluting unit publishes its automatic monitoring data
 * (企业环境信息依法披露管理办法, ministry order 24 of 2021, article 7 with 12), of the factors that a limit holds for. Empty for others.
 */
export async function disclosedHours(house: House, point: Point, withinMs: number): Promise<readonly Determination[]> {
  if (!isDisclosed(house, point)) return [];
  const to = lastWholeHour(house);
  const rows = await house.observations.determinations({ points: [point.number], period: 'hour', window: { from: to - withinMs, to } });
  const limited = new Set(rows.filter((row) => row.limit !== undefined).map(({ factor }) => factor));
  return rows.filter(({ factor }) => limited.has(factor));
}

export const pointsOf = (house: House, { points }: Pick<Publication, 'points'>): readonly Point[] =>
  points.map((number) => house.directory.points.get(number)).filter((point) => point !== undefined);

/** The outlets that published items rest on and whose firms disclose: what the public page of an item shows, of all items. */
export async function disclosedOutlets(house: House): Promise<readonly Point[]> {
  const items = await house.records.read(publicViewer).publicationHeads();
  return [...new Set(items.flatMap((item) => pointsOf(house, item)))].filter((point) => isDisclosed(house, point));
}

import { fail, ok, type Result } from '../../basis/result.ts';
import { addDays, hourMs, instant, latestMoment, startOfHour } from '../../basis/time.ts';
import { type Identifier, parseIdentifier } from '../../model/identifier.ts';
import type { Point } from '../../model/point.ts';
import type { House } from '../house.ts';
import type { Viewer } from '../ports/records.ts';
import { airDayLinks } from './air-day-links.ts';
import { airPeriodLinks } from './air-period-links.ts';
import { caseLinks } from './case-links.ts';
import type { ChainLink } from './chain.ts';
import { determinationLinks, findingLinks } from './determination-links.ts';
import { detectionLink } from './detection-link.ts';
import { frameLink, readingLink } from './frame-links.ts';
import { waterGroupLinks } from './water-group-links.ts';
import { waterPeriodLinks } from './water-period-links.ts';

export type Chain = { readonly id: string; readonly chain: ChainLink[] };

/**
 * 为什么: from any identifier back to the raw bytes. What the viewer may not see does not exist for them; `maySee` says so
 * for points, the store's row rules for cases. Fault why.unknown-id.
 */
export async function why(house: House, viewer: Viewer, id: string, maySee: (point: Point) => boolean): Promise<Result<Chain>> {
  const asked = parseIdentifier(id);
  if (asked === undefined || !canBeHeld(asked)) return fail('why.unknown-id', id);
  const chain = await linksOf(house, viewer, asked, maySee);
  return chain.length === 0 ? fail('why.unknown-id', id) : ok({ id, chain });
}

/** A year at most is told at once, as the page of periods shows it. */
const daysMost = 366;
const frameNumberMax = 2n ** 63n - 1n;

/** Numbers that no store can hold name nothing. */
function canBeHeld(asked: Identifier): boolean {
  if (asked.kind === 'frame') return asked.number <= frameNumberMax;
  if (asked.kind === 'air-period' || asked.kind === 'water-period' || asked.kind === 'water-group') return addDays(asked.from, daysMost) > asked.to;
  if (asked.kind !== 'reading' && asked.kind !== 'determination') return true;
  return asked.at <= latestMoment && /^[0-9A-Za-z]{1,12}$/u.test(asked.factor);
}

async function linksOf(house: House, viewer: Viewer, asked: Identifier, maySee: (point: Point) => boolean): Promise<ChainLink[]> {
  const visible = (number: number): boolean => {
    const point = house.directory.points.get(number);
    return point !== undefined && maySee(point);
  };
  switch (asked.kind) {
    case 'frame': {
      const frame = await house.observations.frame(asked.number);
      return frame !== undefined && visible(frame.point) ? [frameLink(house, frame)] : [];
    }
    case 'reading': {
      if (!visible(asked.point)) return [];
      const found = await house.observations.series({
        point: asked.point, factors: [asked.factor], period: asked.period, fields: [asked.field], window: { from: asked.at, to: asked.at + 1 }, limit: 1,
      });
      return found[0] === undefined ? [] : readingLink(house, found[0]);
    }
    case 'determination': return visible(asked.point) ? determinationLinks(house, { ...asked, at: startOfHour(instant(asked.at)) }, asked.at + hourMs) : [];
    case 'air-day': return asked.of === 'station' && !visible(Number(asked.place)) ? [] : airDayLinks(house, asked);
    case 'air-period': return asked.of === 'station' && !visible(Number(asked.place)) ? [] : airPeriodLinks(house, asked);
    case 'water-period': return visible(asked.point) ? waterPeriodLinks(house, asked) : [];
    case 'water-group': return waterGroupLinks(house, asked);
    case 'finding': {
      const finding = await house.records.read(viewer).finding(asked.id);
      return finding !== undefined && visible(finding.point) ? findingLinks(house, finding) : [];
    }
    case 'fire-detection': {
      const found = viewer.scope === 'none' ? undefined : await house.observations.fireDetection(asked);
      return found === undefined ? [] : [detectionLink(house, found)];
    }
    case 'case': return caseLinks(house, viewer, asked.id, visible);
  }
}

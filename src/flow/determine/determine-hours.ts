import type { Determination } from '../../model/determination.ts';
import type { House } from '../house.ts';
import type { DirtyHour } from '../ports/observations.ts';
import { hourFields, hoursOf, minuteFields, type HourReadings } from './hour-readings.ts';
import type { Judged } from './judged.ts';
import { marksAbout } from './marked.ts';
import { determineNoiseHour, judgeNoiseDays } from './noise.ts';
import { judgeOutletDays } from './outlet-days.ts';
import { outletFinding } from './outlet-finding.ts';
import { determineOutlet } from './outlet.ts';
import { determineBuoyHour, judgeBuoyDays } from './sea.ts';
import { determineSection } from './section.ts';
import { determineStation } from './station.ts';
import type { Terms } from './terms.ts';

/**
 * 判定 of these hours and of the days that they touch, from what is stored now: the same readings and rules give the same digits,
 * however often it is done. Nothing is kept; `keep` does that.
 */
export async function judgeHours(house: House, hours: readonly DirtyHour[], terms: Terms): Promise<Judged> {
  const [marked, hourly, byMinute] = await Promise.all([
    marksAbout(house, hours),
    house.observations.readingsOfHours(hours, 'hour', hourFields),
    house.observations.readingsOfHours(hours.filter((hour) => isOutlet(house, hour.point)), 'minute', minuteFields),
  ]);
  const own = judgeReadings(house, hours, hoursOf(house.directory, hourly, byMinute, marked), terms);
  const days = await judgeOutletDays(house, hours, own.rows, terms, marked);
  const all = [own, await judgeNoiseDays(house, hours, terms, marked), await judgeBuoyDays(house, hours, terms, marked), days];
  return {
    windows: all.flatMap((of) => of.windows), rows: all.flatMap((of) => of.rows), findings: all.flatMap((of) => of.findings),
    ...(days.openFrom === undefined ? {} : { openFrom: days.openFrom }),
  };
}

function judgeReadings(house: House, hours: readonly DirtyHour[], held: readonly HourReadings[], terms: Terms): Judged {
  const rows: Determination[] = [];
  const findings: Judged['findings'][number][] = [];
  for (const hour of held) {
    for (const row of determineHour(hour, terms)) {
      rows.push(row);
      const finding = row.verdict === 'exceeds' && isOutlet(house, row.point) ? outletFinding(row, hour, terms) : undefined;
      if (finding !== undefined) findings.push(finding);
    }
  }
  return { windows: hours.map((hour) => ({ ...hour, period: 'hour' })), rows, findings };
}

const isOutlet = (house: House, number: number): boolean => {
  const kind = house.directory.points.get(number)?.kind;
  return kind === 'air-outlet' || kind === 'water-outlet';
};

function determineHour(hour: HourReadings, terms: Terms): readonly Determination[] {
  switch (hour.point.kind) {
    case 'air-station': return determineStation(hour, terms);
    case 'water-section': return determineSection(hour, terms);
    case 'noise-station': return determineNoiseHour(hour, terms);
    case 'air-outlet': case 'water-outlet': return determineOutlet(hour, terms);
    case 'sea-buoy': return determineBuoyHour(hour, terms);
    case 'application-point': return [];
  }
}

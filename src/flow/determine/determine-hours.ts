import type { Determination } from '../../model/determination.ts';
import type { Finding } from '../../model/finding.ts';
import type { House } from '../house.ts';
import type { DirtyHour } from '../ports/observations.ts';
import { hourFields, hoursOf, minuteFields, type HourReadings } from './hour-readings.ts';
import { determineNoiseDays, determineNoiseHour } from './noise.ts';
import { limitsLookUp } from './limits-look-up.ts';
import { outletFinding } from './outlet-finding.ts';
import { determineOutlet, type LimitsOf } from './outlet.ts';
import { determineSection } from './section.ts';
import { determineStation } from './station.ts';

export type Determined = { readonly rows: readonly Determination[]; readonly findings: readonly Finding[] };

/** 判定 of these hours from what is stored now: the same readings and rules give the same digits, however often it is done. */
export async function determineHours(house: House, hours: readonly DirtyHour[]): Promise<Determined> {
  const [hourly, byMinute] = await Promise.all([
    house.observations.readingsOfHours(hours, 'hour', hourFields),
    house.observations.readingsOfHours(hours.filter((hour) => isOutlet(house, hour.point)), 'minute', minuteFields),
  ]);
  const limitsOf = limitsLookUp(house);
  const decidedAt = house.clocks.world();
  const rows: Determination[] = [];
  const findings: Finding[] = [];
  for (const hour of hoursOf(house.directory, hourly, byMinute)) {
    const found = determineHour(house, hour, limitsOf, decidedAt);
    rows.push(...found);
    for (const row of found) {
      const finding = row.verdict === 'exceeds' && isOutlet(house, row.point) ? outletFinding(row, hour, limitsOf, house.rulebook) : undefined;
      if (finding !== undefined) findings.push(finding);
    }
  }
  rows.push(...await determineNoiseDays(house, hours, decidedAt));
  await house.observations.putDeterminations(rows);
  return { rows, findings };
}

const isOutlet = (house: House, number: number): boolean => {
  const kind = house.directory.points.get(number)?.kind;
  return kind === 'air-outlet' || kind === 'water-outlet';
};

export function determineHour(house: House, hour: HourReadings, limitsOf: LimitsOf, decidedAt: number): readonly Determination[] {
  switch (hour.point.kind) {
    case 'air-station': return determineStation(hour, house.rulebook, decidedAt);
    case 'water-section': return determineSection(hour, house.rulebook, decidedAt);
    case 'noise-station': return determineNoiseHour(hour, house.rulebook, decidedAt);
    case 'air-outlet': case 'water-outlet': return determineOutlet(hour, limitsOf, house.rulebook, decidedAt);
  }
}

import { dayOf, instant } from '../../basis/time.ts';
import { judgeSectionClass } from '../../judge/section-class.ts';
import { sectionItems } from '../../model/ambient.ts';
import type { Determination } from '../../model/determination.ts';
import { assessedOr } from './assessed.ts';
import { validValues, type HourReadings } from './hour-readings.ts';
import type { Terms } from './terms.ts';

/**
 * Class of one reading of a section by its worst item, and every item's own class; the derived factor is `class`
 * (1…6, 6 is worse than V). Where the register does not say river or lake, the river column is used and the row says so.
 */
export function determineSection(hour: HourReadings, { rulebook, editionDay, decidedAt }: Terms): readonly Determination[] {
  const day = editionDay('surface-water', dayOf(instant(hour.at)));
  const judged = judgeSectionClass(validValues(hour, sectionItems), hour.point.waterbody ?? 'river', rulebook, day);
  const base = { point: hour.point.number, period: 'hour' as const, at: hour.at, decidedAt };
  const edition = judged.ok ? judged.value.edition : '';
  const rows: Determination[] = [];
  for (const [factor, held] of hour.factors) {
    const value = held.fields.Avg ?? held.fields.Rtd;
    if (value === undefined) continue;
    const index = judged.ok ? judged.value.items[sectionItems.get(factor) ?? ''] : undefined;
    rows.push({
      ...base, factor, value: value.value, flag: held.flag, frame: held.frame, edition, ...assessedOr(index, held),
    });
  }
  const whole = { ...base, factor: 'class', flag: 'N', frame: [...hour.factors.values()][0]?.frame ?? '', edition };
  if (!judged.ok) return [...rows, { ...whole, verdict: 'undeterminable', reason: judged.fault }];
  if (judged.value.class === undefined) return [...rows, { ...whole, verdict: 'undeterminable', reason: judged.value.reason }];
  return [...rows, { ...whole, value: String(judged.value.class), index: judged.value.class, verdict: 'assessed', reason: hour.point.waterbody === undefined ? 'river-assumed' : '' }];
}

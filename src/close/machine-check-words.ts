import { exact } from '../basis/decimal.ts';
import { addDays, civil, dayOf, instant } from '../basis/time.ts';
import type { ExplainStep } from '../model/finding.ts';
import type { Words } from '../model/words.ts';
import type { MachineCheck, SeriesCheck } from './machine-check-result.ts';

type Checked = Pick<MachineCheck, 'verdict' | 'from' | 'to' | 'series'> & { readonly tooEarly: boolean; readonly days: number; readonly validShareMin: number };

/** One sentence and the steps with their numbers. */
export function checkWords(checked: Checked): { readonly says: Words; readonly steps: readonly ExplainStep[] } {
  return { says: conclusion(checked), steps: [windowStep(checked), ...checked.series.flatMap((row) => seriesSteps(row, checked.validShareMin))] };
}

function conclusion({ verdict, series, tooEarly, days }: Checked): Words {
  const hours = series.reduce((sum, row) => sum + row.exceeding.length, 0);
  if (verdict === 'fail') return { zh: `与佐证不符:${days}日内有${hours}个小时超标`, en: `disagrees: ${hours} hours above the limit within ${days} days` };
  if (verdict === 'pass') return { zh: `核验一致:连续${days}日有效小时均未超标`, en: `agrees: no valid hour above the limit for ${days} days` };
  if (series.length === 0) return { zh: '无法判定:未关联排放口和因子', en: 'cannot be determined: no outlet and factor attached' };
  if (tooEarly) return { zh: `无法判定:稳定达标时间不足${days}日`, en: `cannot be determined: ${days} days have not passed yet` };
  return { zh: '无法判定:有效小时数不足', en: 'cannot be determined: too few valid hours' };
}

const windowStep = ({ from, to, days }: Checked): ExplainStep => ({
  name: 'window', value: `${days}`,
  zh: `时段 ${dayOf(instant(from))} 至 ${addDays(dayOf(instant(to)), -1)},共${days}个整日`,
  en: `window ${dayOf(instant(from))} to ${addDays(dayOf(instant(to)), -1)}, ${days} whole days`,
});

function seriesSteps(row: SeriesCheck, validShareMin: number): readonly ExplainStep[] {
  const name = row.name ?? { zh: `排放口${row.point} ${row.factor}`, en: `outlet ${row.point} ${row.factor}` };
  return [
    { name: 'valid-share', value: row.share,
      zh: `${name.zh}:应有${row.expected}小时,有效${row.valid}小时,占${percent(row.share)}(至少${percent(validShareMin)})`,
      en: `${name.en}: ${row.valid} valid of ${row.expected} hours, share ${percent(row.share)} (at least ${percent(validShareMin)})` },
    ...row.exceeding.map((hour) => ({ name: 'exceeding-hour', value: hour.value,
      zh: `${civil(instant(hour.at))} ${name.zh} ${hour.value},限值${hour.limit}(${hour.edition})`,
      en: `${civil(instant(hour.at))} ${name.en} ${hour.value}, limit ${hour.limit} (${hour.edition})` })),
  ];
}

/** Exactly, as far as the share is written: `0.9762` is 97.62%. */
const percent = (share: string | number): string => `${exact(share).times(100).toFixed()}%`;

import { civil, dayOf, type Day, type Instant } from '../basis/time.ts';
import type { ClockRule } from '../model/case-type.ts';
import type { Words } from '../model/words.ts';

export type Term = { readonly length: number; readonly unit: ClockRule['unit'] };

export type SkippedDay = { readonly day: Day; readonly why: Words };

const units: Readonly<Record<Term['unit'], Words>> = {
  'working-day': { zh: '个工作日', en: 'working days' },
  'natural-day': { zh: '日', en: 'natural days' },
  hour: { zh: '小时', en: 'hours' },
  month: { zh: '个月', en: 'months' },
};

/** One sentence that lists every day left out, in both languages. */
export function explainDue(start: Instant, term: Term, due: Instant, skipped: readonly SkippedDay[]): Words {
  const counted = term.unit === 'hour' ? { zh: '', en: '' } : { zh: ',当日不计', en: '; that day is not counted' };
  const left = leftOut(term, skipped);
  return {
    zh: `自${civil(start)}起${term.length}${units[term.unit].zh}${counted.zh}${left.zh},至${civil(due)}截止。`,
    en: `${term.length} ${units[term.unit].en} from ${civil(start)}${counted.en}${left.en}; due ${civil(due)}.`,
  };
}

function leftOut(term: Term, skipped: readonly SkippedDay[]): Words {
  if (skipped.length === 0) return { zh: '', en: '' };
  const zh = skipped.map(({ day, why }) => `${day}(${why.zh})`).join('、');
  const en = skipped.map(({ day, why }) => `${day} (${why.en})`).join(', ');
  return term.unit === 'natural-day'
    ? { zh: `,末日${zh}放假顺延`, en: `; the last day moves on past ${en}` }
    : { zh: `,扣除${zh}`, en: `; without ${en}` };
}

/** 「剩余3个工作日(11月26日17:30截止)」 of a work list. `left` from workingDaysLeft. */
export function remainingWords(left: number, due: Instant): Words {
  const [, month, day] = dayOf(due).split('-').map(Number) as [number, number, number];
  const time = civil(due).slice(11);
  const until = `(${month}月${day}日${time}截止)`;
  if (left < 0) return { zh: `逾期${-left}个工作日${until}`, en: `${-left} working days late (due ${civil(due)})` };
  if (left === 0) return { zh: `今日到期${until}`, en: `due today (${civil(due)})` };
  return { zh: `剩余${left}个工作日${until}`, en: `${left} working days left (due ${civil(due)})` };
}

import { civil, dayOf, instant, type Day, type Instant } from '../basis/time.ts';
import type { ClockChange } from '../model/case.ts';
import type { ClockUnit, Term } from '../model/case-type.ts';
import type { Words } from '../model/words.ts';

export type SkippedDay = { readonly day: Day; readonly why: Words };

const units: Readonly<Record<ClockUnit, Words>> = {
  'working-day': { zh: '个工作日', en: 'working days' },
  'natural-day': { zh: '日', en: 'natural days' },
  hour: { zh: '小时', en: 'hours' },
  month: { zh: '个月', en: 'months' },
  year: { zh: '年', en: 'years' },
};

/** One sentence that lists every day left out, in both languages. */
export function explainDue(start: Instant, term: Term, due: Instant, skipped: readonly SkippedDay[]): Words {
  const head = counted(start, term);
  const left = leftOut(term.unit, skipped);
  return { zh: `${head.zh}${left.zh},至${civil(due)}截止。`, en: `${head.en}${left.en}; due ${civil(due)}.` };
}

/** The same while the end cannot be computed: which year is missing. */
export function explainAwaited(start: Instant, term: Term, year: string): Words {
  const head = counted(start, term);
  return {
    zh: `${head.zh};${year}年放假安排尚未公布,公布后补算截止时间。`,
    en: `${head.en}; the working days of ${year} are not published, the end is computed when they are.`,
  };
}

function counted(start: Instant, { length, unit }: Term): Words {
  const first = unit === 'hour' ? { zh: '', en: '' } : { zh: ',当日不计', en: '; that day is not counted' };
  return { zh: `自${civil(start)}起${length}${units[unit].zh}${first.zh}`, en: `${length} ${units[unit].en} from ${civil(start)}${first.en}` };
}

/** What a change did to the end: `moved` as counted, the days passed over, the new end. No `due`: it is not known yet. */
export type ChangeSays = { readonly moved: number; readonly unit: ClockUnit; readonly skipped: readonly SkippedDay[]; readonly due?: Instant };

/** A sentence goes on by one change: its event, its reason, what did not count, the new end. */
export function explainChange(before: Words, change: ClockChange, did: ChangeSays): Words {
  const part = change.kind === 'pause' ? pauseWords(change, did) : extensionWords(change, did);
  return { zh: `${before.zh.replace(/。$/u, '')};${part.zh}。`, en: `${before.en.replace(/\.$/u, '')}; ${part.en}.` };
}

function pauseWords({ seq, from, to, reason }: Extract<ClockChange, { kind: 'pause' }>, did: ChangeSays): Words {
  const since = civil(instant(from));
  if (to === undefined) {
    return { zh: `第${seq}号事件自${since}起暂停(${reason}),恢复后顺延`, en: `event ${seq} paused it from ${since} (${reason}); it moves on when resumed` };
  }
  const until = civil(instant(to));
  const end = endWords(did);
  const amount = did.unit === 'hour' ? hoursWords(did.moved) : { zh: `${did.moved}${daysOf(did.unit).zh}`, en: `${did.moved} ${daysOf(did.unit).en}` };
  const moved = did.moved === 0 ? { zh: ',期限不变', en: ', nothing moves' } : { zh: `,${amount.zh}不计${end.zh}`, en: `, ${amount.en} not counted${end.en}` };
  return { zh: `第${seq}号事件自${since}暂停至${until}(${reason})${moved.zh}`, en: `event ${seq} paused it from ${since} to ${until} (${reason})${moved.en}` };
}

function extensionWords({ seq, by, reason, day, length }: Extract<ClockChange, { kind: 'extension' }>, did: ChangeSays): Words {
  const why = reason === '' ? { zh: '', en: '' } : { zh: `(${reason})`, en: ` (${reason})` };
  const more = day === undefined ? { zh: `延期${length}${units[did.unit].zh}`, en: `by ${length} ${units[did.unit].en}` } : { zh: `延期至${day}`, en: `to ${day}` };
  const end = endWords(did);
  return { zh: `第${seq}号事件由${by}${more.zh}${why.zh}${end.zh}`, en: `event ${seq}: ${by} extended it ${more.en}${why.en}${end.en}` };
}

function endWords({ unit, skipped, due }: ChangeSays): Words {
  if (due === undefined) return { zh: '', en: '' };
  const left = leftOut(unit, skipped);
  return { zh: `${left.zh},至${civil(due)}截止`, en: `${left.en}; due ${civil(due)}` };
}

/** Months and years are moved by the days of a pause. */
const daysOf = (unit: ClockUnit): Words => units[unit === 'working-day' ? unit : 'natural-day'];

function hoursWords(ms: number): Words {
  const minutes = Math.ceil(ms / 60_000);
  return { zh: `${Math.floor(minutes / 60)}小时${minutes % 60}分`, en: `${Math.floor(minutes / 60)} h ${minutes % 60} min` };
}

function leftOut(unit: ClockUnit, skipped: readonly SkippedDay[]): Words {
  if (skipped.length === 0) return { zh: '', en: '' };
  const zh = skipped.map(({ day, why }) => `${day}(${why.zh})`).join('、');
  const en = skipped.map(({ day, why }) => `${day} (${why.en})`).join(', ');
  return unit === 'natural-day'
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

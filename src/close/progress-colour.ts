import { exact } from '../basis/decimal.ts';
import type { Words } from '../model/words.ts';

/** How many measures of its own, or tasks below it, the verified share of an item is the mean of. */
export type VerifiedFrom = { readonly measures: number } | { readonly tasks: number };
/** `elapsed`: share of the term that has passed, 1 at its end; `verified`: share of the work (tree-share.ts), `from` what. `silent`: whole reporting periods without a report. */
export type Progress = { readonly elapsed: number; readonly verified: number; readonly from: VerifiedFrom; readonly overdue: boolean; readonly silent: number };
/** Shares: above `yellow` it is yellow, above `red` red. */
export type ColourBounds = { readonly yellow: number; readonly red: number };
export type ProgressColour = 'green' | 'yellow' | 'red' | 'grey';
export type Coloured = { readonly colour: ProgressColour; readonly gap: number; readonly why: Words };

/**
 * 红黄绿灰: time that has passed less work that was verified. Silence for one period is grey, because nobody knows; for two it is red.
 * What is red already is not made grey by silence.
 */
export function progressColour({ elapsed, verified, from, overdue, silent }: Progress, { yellow, red }: ColourBounds): Coloured {
  const gap = Number(exact(elapsed).minus(verified).toFixed(4));
  const of = wordsOf(from);
  const says = { zh: `期限已过${percent(elapsed)},核验${percent(verified)}${of.zh},差${percent(gap)}`, en: `${percent(elapsed)} of the term, ${percent(verified)} verified${of.en}, gap ${percent(gap)}` };
  const as = (colour: ProgressColour, zh: string, en: string): Coloured => ({ colour, gap, why: { zh: `${says.zh}${zh}`, en: `${says.en}${en}` } });
  if (overdue) return as('red', ',已逾期', ', overdue');
  if (gap > red) return as('red', `,大于${percent(red)}`, `, above ${percent(red)}`);
  if (silent >= 2) return as('red', `,连续${silent}期未报送`, `, no report for ${silent} periods`);
  if (silent === 1) return as('grey', ',本期未报送', ', no report this period');
  return gap > yellow ? as('yellow', `,大于${percent(yellow)}`, `, above ${percent(yellow)}`) : as('green', `,不大于${percent(yellow)}`, `, not above ${percent(yellow)}`);
}

function wordsOf(from: VerifiedFrom): Words {
  if ('tasks' in from) return { zh: `(${from.tasks}项下级任务按权重平均)`, en: ` (tasks below, by weight: ${from.tasks})` };
  return from.measures === 0 ? { zh: '(尚无措施)', en: ' (no measures yet)' }
    : { zh: `(${from.measures}条措施核实量占目标量,平均)`, en: ` (mean over its measures, quantity verified of target: ${from.measures})` };
}

const percent = (share: number): string => `${Number(exact(share).times(100).toFixed(1))}%`;

/** Share of the term from `from` until the end of its last day; four decimals, never above 1. A term without length has passed. */
export function elapsedShare(from: number, to: number, now: number): number {
  if (to <= from || now >= to) return now >= from ? 1 : 0;
  return now <= from ? 0 : Number(exact(now - from).dividedBy(exact(to - from)).toFixed(4, 1));
}

/** Whole periods since the last report. */
export const silentPeriods = (reportedAt: number, now: number, periodMs: number): number => Math.max(0, Math.floor((now - reportedAt) / periodMs));

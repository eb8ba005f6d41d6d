import { undeterminableWords } from '../../judge/verdict.ts';
import type { Determination, Verdict } from '../../model/determination.ts';
import type { Words } from '../../model/words.ts';
import { seaClassFactor } from '../../model/ambient.ts';
import { seaClasses } from '../../rulebook/sea-water.ts';
import { waterClasses } from '../../rulebook/surface-water.ts';
import { shortened } from '../explain.ts';
import { step } from './chain.ts';

export const verdictWords = {
  'meets': { zh: '达标', en: 'meets' }, 'exceeds': { zh: '超标', en: 'exceeds' },
  'assessed': { zh: '已评价,不与限值比较', en: 'assessed; compared with no limit' },
  'undeterminable': { zh: '无法判定', en: 'cannot be determined' }, 'not-judged': { zh: '不作限值判定', en: 'not held against a limit' },
} as const satisfies Readonly<Record<Verdict, Words>>;

/** What stands beside an assessment or in its place, apart from what makes a value undeterminable. */
const remarkWords: Readonly<Record<string, Words>> = {
  ...undeterminableWords,
  'river-assumed': { zh: '登记册未注明河流或湖库,按河流评价', en: 'the register says neither river nor lake: assessed as a river' },
  'takes-no-part': { zh: '不参与评价', en: 'takes no part in the assessment' },
};

export const remarkOf = (reason: string): Words | undefined => (Object.hasOwn(remarkWords, reason) ? remarkWords[reason] : undefined);
export const reasonWords = ({ reason }: Determination): Words | undefined => remarkOf(reason);

/** Result, reason and verdict as the last steps of a determination. */
export function outcome(row: Determination) {
  const words = verdictWords[row.verdict];
  const why = reasonWords(row);
  return [
    ...(row.value === undefined ? [] : [step('value', '结果', 'result', resultOf(row))]),
    ...(why === undefined ? [] : [step('reason', why.zh, why.en)]),
    step('verdict', `结论:${words.zh}`, `verdict: ${words.en}`),
  ];
}

/** A class is kept as a number, 6 for worse than V, of the sea 5 for worse than 4; people read the class. */
export const resultOf = (row: Determination): string =>
  (row.factor === 'class' ? (waterClasses[Number(row.value) - 1] ?? '') : row.factor === seaClassFactor ? (seaClasses[Number(row.value) - 1] ?? '')
    : shortened(row.value ?? ''));

import type { Period } from '../../flow/problem-lists/counted.ts';
import type { WeightEdition } from '../../flow/problem-lists/index-weights.ts';
import type { Words } from '../../model/words.ts';

export const listBasis = ({ from, to }: Period, at: string): Words => ({
  zh: `本职务可见的问题|按发现(登记)日期 ${from} 至 ${to}|一个问题计一次:督察反馈问题计到最下一级责任单位,转办件核查属实后计,标明为同一问题的不重复计|解决率=已办结/问题总数|截至${at}`,
  en: `problems that this office may see | found (registered) from ${from} to ${to} | each once: items of the inspection at the lowest level that does the work, complaints once substantiated, those said to be the same left out | rate = closed / all | as of ${at}`,
});

/** What the index is and is not: its formula has no published source. */
export function indexBasis({ from, weights, by }: WeightEdition, period: Period, at: string): Words {
  const w = (part: 'self-found' | 'on-time' | 'no-rebound' | 'similar'): string => weights[part];
  return {
    zh: `管控力指数(满分100)=100×(${w('self-found')}×主动检视占比+${w('on-time')}×按期办结率+${w('no-rebound')}×未反弹率+${w('similar')}×同类问题排查覆盖率)`
      + `|公式未见公开来源,为设计值,置信度低|权重自${from}起${by === undefined ? '(本系统默认)' : `(${by}设定)`},按统计期末日取用`
      + `|主动检视的问题逾期或反弹,按${weights.leniency}计而不按0计|占比按发现日,按期按时限日(提前办结按办结日),未反弹、覆盖率按办结日计入本期`
      + `|任一有权重的分项无可计问题时不出指数,不按0计|统计期 ${period.from} 至 ${period.to}|截至${at}`,
    en: `control index (of 100) = 100 × (${w('self-found')} × self-found share + ${w('on-time')} × closed on time + ${w('no-rebound')} × share that held + ${w('similar')} × looked for elsewhere)`
      + ` | no published source gives this formula: a design, low confidence | weights from ${from}${by === undefined ? ' (default)' : ` (set by ${by})`}, those of the last day of the period`
      + ` | a self-found problem that is late or came back counts ${weights.leniency}, not 0 | counted by the day found; by the deadline, or the day of closing before it; by the day of closing`
      + ` | no index while a weighted part has nothing to count: never zero | period ${period.from} to ${period.to} | as of ${at}`,
  };
}

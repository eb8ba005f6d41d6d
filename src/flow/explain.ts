import { exact, parseExact } from '../basis/decimal.ts';
import { stepWords, type Step } from '../judge/verdict.ts';
import type { ExplainStep } from '../model/finding.ts';
import type { Words } from '../model/words.ts';

/** What steps speak of by a code that is no pollutant's own name. */
const named: Readonly<Record<string, Words>> = { composite: { zh: '综合指数', en: 'composite index' } };

/** The judge's steps in plain words of both languages, long decimals shortened for the eye. */
export const explained = (steps: readonly Step[]): ExplainStep[] =>
  steps.map((step) => {
    const words = stepWords[step.name];
    const of = step.of === undefined ? { zh: '', en: '' } : named[step.of] ?? { zh: step.of, en: step.of };
    return { name: step.name, zh: `${words.zh} ${of.zh}`.trim(), en: `${words.en} ${of.en}`.trim(),
      ...(step.value === undefined ? {} : { value: valueOf(step, step.value) }) };
  });

/** A quantity with its unit behind it. */
function valueOf({ name, unit }: Step, value: string): string {
  const shown = name === 'limit' ? range(value) : shortened(value);
  return unit === undefined ? shown : `${shown} ${unit}`;
}

/** `..50 mg/L`, `6..9`, `2..` as people write them. */
const range = (text: string): string => text.replace(/^\.\./u, '≤ ').replace(/^([\d.]+?)\.\.(?=\d)/u, '$1–').replace(/^([\d.]+?)\.\./u, '≥ $1');

const decimalsShown = 6;

/** A decimal with at most six decimals, cut (never rounded) and marked with … when there were more. Other text stays as it is. */
export function shortened(text: string): string {
  const [whole = '', decimals = ''] = text.split('.');
  if (decimals.length <= decimalsShown || parseExact(text) === undefined || /e/iu.test(text)) return text;
  const cut = `${whole}.${decimals.slice(0, decimalsShown)}`;
  return `${exact(text).equals(cut) ? exact(cut).toString() : `${cut}…`}`;
}

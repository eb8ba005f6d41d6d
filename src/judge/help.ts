import { faults } from '../basis/fault.ts';
import { kinds } from './kinds/kinds.ts';
import { judgeFaults } from './line.ts';
import { soilStatusWords } from './soil.ts';
import { stepWords, undeterminableWords } from './verdict.ts';

/** The closed lists that `qingshan judge --help` prints: kinds, faults, reasons, step names, in both languages. */
export function judgeHelp(): string {
  const list = (words: Readonly<Record<string, { readonly zh: string; readonly en: string }>>): string =>
    Object.entries(words).map(([name, { zh, en }]) => `  ${name.padEnd(24)}${en} | ${zh}`).join('\n');
  return [
    'One JSON object a line in, one a line out, in order; a bad line is answered with a fault.',
    '  in   {"id":"a1","assess":"aqi-iaqi","standard":"HJ 633-2026","on":"2026-04-01","input":{…}}   standard, force optional',
    '  out  {"id":"a1","result":{…},"cite":{…},"confidence":"high","steps":[…]} or {"id":"a1","fault":"…","message":"…"}',
    `Kinds of assessment (assess)\n  ${Object.keys(kinds).join(', ')}`,
    `Fault codes\n${list(Object.fromEntries(judgeFaults.map((code) => [code, faults[code]])))}`,
    `Reasons of {"undeterminable":…}\n${list(undeterminableWords)}`,
    `Step names\n${list(stepWords)}`,
    `Status of soil\n${list(soilStatusWords)}`,
  ].join('\n');
}

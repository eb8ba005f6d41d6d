import fc from 'fast-check';
import { expect, test } from 'vitest';
import { redactText, redactValue, redactionMark } from './redaction.ts';

test.each([
  ['mobile            ', '电话13812345678。', `电话${redactionMark}。`],
  ['mobile, grouped   ', '138 1234 5678', redactionMark],
  ['mobile, country   ', '+86 13812345678', redactionMark],
  ['land line         ', '请拨0571-87654321', `请拨${redactionMark}`],
  ['identity card     ', '身份证33010619900307451X', `身份证${redactionMark}`],
  ['name              ', '李小明反映', `${redactionMark}反映`],
  ['credit code stays ', '91330100MA27X12345', '91330100MA27X12345'],
  ['hash stays        ', 'a13812345678b', 'a13812345678b'],
  ['figures stay      ', '超标0.63倍,2026年3月2日', '超标0.63倍,2026年3月2日'],
] as const)('%s', (_name, text, want) => expect(redactText(text, ['李小明'])).toBe(want));

test('law: redaction settles at once and leaves no number behind, at any depth', () => {
  const phone = fc.tuple(fc.constantFrom('13', '15', '18', '19'), fc.stringMatching(/^\d{9}$/)).map(([head, tail]) => head + tail);
  fc.assert(fc.property(fc.array(fc.tuple(fc.stringMatching(/^[\u4e00-\u9fff,。]{1,8}$/), phone)), (parts) => {
    const value = { deep: [parts.map(([words, number]) => words + number + '。').join('')] };
    const clean = redactValue(value, []);
    expect(JSON.stringify(clean)).not.toMatch(/1[3-9]\d{9}/);
    expect(redactValue(clean, [])).toEqual(clean);
  }));
});

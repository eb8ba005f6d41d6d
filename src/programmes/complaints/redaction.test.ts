import fc from 'fast-check';
import { expect, test } from 'vitest';
import { redaction } from './public-table.ts';
import { redactByRules } from '../../publish/redaction-map.ts';
import { redactionMark as out } from '../../publish/redaction.ts';

test.each([
  ['a mobile number        ', '请回电13912345678。', `请回电${out}。`, ['mobile']],
  ['a land line            ', '座机0577-88123456', `座机${out}`, ['land-line']],
  ['an identity number     ', '身份证33010619900307451X', `身份证${out}`, ['identity-number']],
  ['a villager by name     ', '我是村民李小明,家就在旁边', `我是村民${out},家就在旁边`, ['person']],
  ['a reporter and a flat  ', '举报人王岩,住3号楼2单元301室', `举报人${out},住${out}`, ['person', 'house']],
  ['a house in a village   ', '东岭村18号旁边', `东岭村${out}旁边`, ['house']],
  ['a number plate         ', '浙A12345货车', `${out}货车`, ['plate']],
  ['a firm’s road stays    ', '环城路88号的工厂', '环城路88号的工厂', []],
  ['villagers in general   ', '村民反映多次', '村民反映多次', []],
  ['figures and days stay  ', '2026年3月2日超标0.63倍,罚款12万元', '2026年3月2日超标0.63倍,罚款12万元', []],
] as const)('%s', (_name, text, want, rules) => {
  const clean = redactByRules(text, redaction, []);
  expect([clean.text, clean.out.map(({ rule }) => rule)]).toEqual([want, rules]);
});

test('what is known of who complained is taken out wherever it stands', () => {
  expect(redactByRules('陶砚说油烟大,陶砚又说', redaction, ['陶砚', ''])).toEqual({
    text: `${out}说油烟大,${out}又说`,
    out: [{ rule: 'reporter', text: '陶砚' }],
  });
});

test('law: cleaning settles at once, and what was taken out stands in it no more', () => {
  const parts = fc.array(fc.constantFrom('噪声扰民。', '请打13812345678,', '村民王小二说', '住2单元301室,', '0577-88123456', '污水'), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(parts, (words) => {
      const clean = redactByRules(words.join('。'), redaction, []);
      expect(redactByRules(clean.text, redaction, [])).toEqual({ text: clean.text, out: [] });
      for (const { text } of clean.out) expect(clean.text).not.toContain(text);
    }),
  );
});

import { expect, test } from 'vitest';
import type { FieldRule } from '../../model/case-type.ts';
import { fieldWords } from './field-words.ts';

const rule = (kind: FieldRule['kind']): FieldRule => ({ id: 'x', title: { zh: '字段', en: 'field' }, kind, required: true, choices: [{ id: 'yes', title: { zh: '属实', en: 'substantiated' } }] });

test.each([
  ['a choice in words        ', 'choice', 'yes', '属实'],
  ['an unknown choice as it is', 'choice', 'other', 'other'],
  ['a day in words           ', 'day', '2026-06-30', '2026年6月30日'],
  ['text digit for digit     ', 'text', '演督〔2026〕2号', '演督〔2026〕2号'],
  ['blank is nothing         ', 'text', '', undefined],
  ['files are no text        ', 'files', ['a'], undefined],
] as const)('%s', (_name, kind, value, want) => {
  expect(fieldWords(rule(kind), value, 'zh')).toBe(want);
});

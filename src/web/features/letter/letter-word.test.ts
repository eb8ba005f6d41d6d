import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { LetterContent } from '../../../model/letter-content.ts';
import { wordDocument } from '../../kit/word.ts';
import { letterWord } from './letter-word.ts';

const letter: LetterContent = {
  form: 'gbt9704-letter-1', organ: '示例省整改办', number: '示环督督办〔2026〕12号', title: '关于某问题的督办通知', to: '示例县人民政府', enclosures: ['笔录'],
  body: [{ kind: 'heading', pieces: ['一、反馈问题'] }, { kind: 'text', pieces: ['至', { text: '2026年3月16日', source: 'clocks.reply' }, '止。'] }],
    date: '2026年3月2日', copies: '某市',
};
const partsOf = (content: LetterContent): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(wordDocument(letterWord(content)))).map(([name, part]) => [name, strFromU8(part)]));

test('Word: margins, grid and parts of the official paper; figures locked with their place in the record; the same bytes each time', () => {
  const { 'word/document.xml': text = '', 'word/styles.xml': styles = '' } = partsOf(letter);
  expect(text).toContain('<w:pgMar w:top="2098" w:right="1475" w:bottom="1984" w:left="1587"');
  expect(text).toContain('w:linePitch="579"');
  const used = [...text.matchAll(/<w:pStyle w:val="([^"]+)"/gu)].map(([, id]) => id);
  expect(used).toEqual(['organ', 'number', 'official-title', 'addressee', 'official-heading', 'official-text', 'official-text',
    'signature', 'signature-date', 'copies', 'printed']);
  for (const id of used) expect(styles, id).toContain(`w:styleId="${id}"`);
  const locked = [...text.matchAll(/<w:tag w:val="([^"]+)"\/>.*?<w:t xml:space="preserve">([^<]*)</gu)].map(([, tag, value]) => [tag,
    value]);
  expect(locked).toEqual([['organ', letter.organ], ['document.number', letter.number], ['clocks.reply', '2026年3月16日'], ['document.at',
    '2026年3月2日']]);
  expect(wordDocument(letterWord(letter))).toEqual(wordDocument(letterWord(letter)));
});

test('what goes up has its signer beside the number; a draft has neither', () => {
  expect(partsOf({ ...letter, signer: '张三' })['word/document.xml']).toContain('number-and-signer');
  const { number: _number, date: _date, ...draft } = letter;
  expect(partsOf(draft)['word/document.xml']).not.toContain('〔2026〕');
});

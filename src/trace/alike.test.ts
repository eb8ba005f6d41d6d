import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sharedPassages } from './shared-passages.ts';
import { domainTerms } from './domain-terms.ts';
import { fieldLikeness, type Trait, type Traits } from './field-likeness.ts';
import { rankAlike } from './rank-alike.ts';
import { termsOf } from './terms-of.ts';
import { textMeasure } from './text-likeness.ts';

describe('terms', () => {
  test.each([
    ['the dictionary before pairs of letters', '化学需氧量超标', ['化学需氧量', '超标排放']],
    ['another spelling is the same word     ', 'ＣＯＤ超标排放', ['化学需氧量', '超标排放']],
    ['no word in the midst of a Latin one   ', 'codex', ['codex']],
    ['numbers and names left out            ', '青河印业1号窑炉冒烟3次', ['号窑', '窑炉', '炉冒', '冒烟', '次']],
    ['PM2.5 keeps its number                ', 'PM2.5升高', ['细颗粒物', '升高']],
    ['the longest spelling                  ', '入河排污口', ['排放口']],
    ['nothing                               ', '3.5!', []],
  ] as const)('%s', (_name, text, expected) => expect(termsOf(text, ['青河印业']).map(({ word }) => word)).toEqual(expected));

  test('no spelling stands for two concepts', () => {
    const all = domainTerms.flat().map((spelling) => spelling.toLowerCase());
    expect(all.filter((spelling, at) => all.indexOf(spelling) !== at)).toEqual([]);
  });
});

const clause = fc.constantFrom('印染厂夜间偷排污水', '化学需氧量超标', '施工扬尘', '群众反映强烈', '河道发黑发臭', 'COD 12 mg/L', '');
const text = fc.array(clause, { maxLength: 5 }).map((clauses) => clauses.join('，'));

describe('likeness of texts', () => {
  test('by hand: two texts, one word of two in common', () => {
    // Terms: {氨氮, 溢流} and {氨氮, 扬尘}, all of the dictionary, lengths 2 and 2 (the mean is 2), each once: BM25 gives 2.2 / (1 + 1.2) = 1.
    // Weights: 氨氮 is in both, 2·ln(1 + 2/2) = 2 ln 2; the others in one, 2·ln(1 + 2/1) = 2 ln 3. Share: 2·2 ln 2 / (2·(2 ln 2 + 2 ln 3)) = ln 2 / ln 6.
    const { share, words } = textMeasure(['氨氮溢流', '氨氮扬尘'])('氨氮溢流', '氨氮扬尘');
    expect(share).toBeCloseTo(Math.log(2) / Math.log(6), 12);
    expect(words).toEqual([{ word: '氨氮', known: true, share }]);
  });

  test.each([
    ['the same text     ', '夜间施工噪声扰民', '夜间施工噪声扰民。', 1],
    ['other spellings   ', '污水厂COD超标', '污水处理厂化学需氧量超标排放', 1],
    ['nothing in common ', '油烟直排', '雨污分流', 0],
    ['an empty one      ', '', '污水入河', 0],
    ['both empty        ', '', '', 0],
  ] as const)('%s', (_name, a, b, share) => expect(textMeasure([a, b])(a, b).share).toBeCloseTo(share, 12));

  test('a rarer word says more', () => {
    const measure = textMeasure(['氨氮溢流', '氨氮扬尘', '氨氮偷排', '总磷溢流', '氨氮废气']);
    expect(measure('氨氮溢流', '总磷溢流').share).toBeGreaterThan(measure('氨氮溢流', '氨氮扬尘').share);
  });

  test('law: both ways the same, itself wholly, whatever the order of its clauses; the words add up', () => {
    fc.assert(fc.property(fc.array(text, { maxLength: 4 }), text, text, (corpus, a, b) => {
      const measure = textMeasure([...corpus, a, b]);
      const { share, words } = measure(a, b);
      expect(share).toBe(measure(b, a).share);
      expect(share).toBeGreaterThanOrEqual(0);
      expect(words.reduce((sum, one) => sum + one.share, 0)).toBeCloseTo(share, 9);
      const turned = a.split('，').reverse().join('，');
      expect(textMeasure([...corpus, a, b, turned])(a, turned).share).toBeCloseTo(termsOf(a).length === 0 ? 0 : 1, 9);
    }));
  });

  test('passages for the eye', () => expect(sharedPassages('印染厂夜间偷排污水入河', '举报:夜间偷排污水!')).toEqual(['夜间偷排污水']));
});

const trait: fc.Arbitrary<Trait> = fc.oneof(
  fc.record({ one: fc.constantFrom('water', 'air') }),
  fc.record({ set: fc.array(fc.constantFrom('w01018', 'w21003', 'a21026'), { maxLength: 3 }) }),
  fc.record({ path: fc.constantFrom(['98'], ['98', '9801'], ['98', '9801', '980102'], ['98', '9802', '980201']) }),
);
const traits: fc.Arbitrary<Traits> = fc.dictionary(fc.constantFrom('kind', 'pollution', 'region'), trait);

describe('likeness of fields', () => {
  test.each([
    ['one of two, half of three', { kind: { one: 'water' }, region: { path: ['98', '9801', '980102'] } }, { kind: { one: 'air' }, region: { path: ['98', '9801', '980103'] } }, 1 / 3],
    ['sets: one of three       ', { pollution: { set: ['a', 'b'] } }, { pollution: { set: ['b', 'c'] } }, 1 / 3],
    ['what one lacks is not asked', { kind: { one: 'water' }, industry: { one: 'x' } }, { kind: { one: 'water' } }, 1],
    ['nothing to compare       ', { kind: { one: 'water' } }, {}, 0],
  ] as const)('%s', (_name, a, b, share) => expect(fieldLikeness(a as Traits, b as Traits).share).toBeCloseTo(share, 12));

  test('law: both ways the same, never beyond the whole', () => {
    fc.assert(fc.property(traits, traits, (a, b) => {
      expect(fieldLikeness(a, b)).toEqual(fieldLikeness(b, a));
      expect(fieldLikeness(a, b).share).toBeLessThanOrEqual(1);
      expect(fieldLikeness(a, a).fields.every(({ share }) => share === 1)).toBe(true);
    }));
  });
});

test('both orders decide: alike in words and fields before alike in one of them, before in none', () => {
  const own = { text: '污水厂氨氮超标', traits: { kind: { one: 'water' } } };
  const others = [
    { id: 'none', text: '扬尘', traits: { kind: { one: 'air' } } }, { id: 'fields', text: '溢流', traits: { kind: { one: 'water' } } },
    { id: 'both', text: '氨氮超标排放', traits: { kind: { one: 'water' } } },
  ];
  const ranked = rankAlike(own, others, textMeasure([own.text, ...others.map((one) => one.text)]));
  expect(ranked.map(({ of, score }) => [of.id, score])).toEqual([['both', 1 / 61 + 1 / 61], ['fields', 1 / 61], ['none', 0]]);
});

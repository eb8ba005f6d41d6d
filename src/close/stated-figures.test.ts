import { expect, test } from 'vitest';
import fc from 'fast-check';
import { ledgerFigures, statedFigures } from './stated-figures.ts';

const measure = { id: 'm1', what: '封堵雨污混接点', quantity: '6', unit: '处', owner: '甲', due: '2026-05-30', done: true } as const;
const word = { reached: '5', day: '2026-05-01', person: 'p', unit: 'u', by: '甲', at: 1 };
const item = {
  measures: [
    { ...measure, reported: word, verified: { ...word, reached: '4', holds: true } },
    { ...measure, id: 'm2', quantity: '99', dropped: { reason: '重复', by: '甲', at: 1 } },
    { ...measure, id: 'm3', quantity: '7', unit: '台', verified: { ...word, reached: '8', holds: false } },
  ],
  fields: { target: '收集率不低于90%', completion: '建成管网12.50公里' },
};
const ledger = ledgerFigures(item, [{ title: { zh: '管网工程', en: 'sewer' }, fields: { budget: '1200', measure: 'm1' } }]);
const one = (text: string) => statedFigures([{ field: 'after', text }], ledger).map(({ stated, unit, verdict, ledger: beside }) => [`${stated}${unit}`, verdict, beside.map(({ number, source }) => `${source} ${number}`)]);

test('the ledger: measures as planned, reported and verified, projects, and the item’s own words; nothing that was dropped or found untrue', () => {
  expect(ledger.map(({ number, unit, source }) => `${source} ${number}${unit}`)).toEqual(
    ['planned 6处', 'reported 5处', 'verified 4处', 'planned 7台', 'project 1200万元', 'text 90%', 'text 12.50公里']);
});

test.each([
  ['a number in its unit, running on into the sentence', '封堵6处混接点', [['6处混接点', 'agrees', ['planned 6']]]],
  ['the verified figure counts as one', '核实4处', [['4处', 'agrees', ['verified 4']]]],
  ['equal numbers are equal however they are written', '管网12.5公里', [['12.5公里', 'agrees', ['text 12.50']]]],
  ['thousands', '投入1,200万元', [['1200万元', 'agrees', ['project 1200']]]],
  ['percent', '收集率达到90%', [['90%', 'agrees', ['text 90']]]],
  ['the number in another unit', '更换6台水泵', [['6台水泵', 'other-unit', ['planned 6']]]],
  ['no such number: those of the same unit stand beside it', '更换9台', [['9台', 'none', ['planned 7']]]],
  ['a struck-through measure proves nothing', '完成99处', [['99处', 'none', ['planned 6', 'reported 5', 'verified 4']]]],
  ['days, documents and chemical names are no figures', '2026年3月5日按〔2026〕9号文控制PM2.5,2026-03-05起', []],
  ['no numbers', '全部完成', []],
] as const)('%s', (_name, text, said) => expect(one(text)).toEqual(said));

test('law: whatever the ledger says in a unit is found when it is stated so, and a number that it lacks is never found to agree', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 1e9 }), fc.integer({ min: 1, max: 1e9 }), fc.constantFrom('处', '台', '公里', '%'), (number, other, unit) => {
    const held = ledgerFigures({ measures: [{ ...measure, quantity: String(number), unit }], fields: {} }, []);
    const [stated] = statedFigures([{ field: 'f', text: `共${other}${unit}。` }], held);
    expect(stated?.verdict === 'agrees').toBe(number === other);
  }));
});

import type { CaseType, LetterRule } from '../model/case-type.ts';
import type { DeclarationFlaw } from './declaration-flaw.ts';

const own = ['kind', 'term', 'due'];

/** Every field, party, event and clock of the letter is declared, every line says what the record can say, and every kind has its words. */
export function checkLetter(type: CaseType, rule: LetterRule, known: ReadonlySet<string>): readonly DeclarationFlaw[] {
  const flaws: DeclarationFlaw[] = [];
  const expect = (holds: boolean, says: string): void => { if (!holds) flaws.push({ where: `${type.id} letter`, says }); };
  for (const id of [rule.kind, rule.copies]) expect(known.has(id), `unknown field ${id}`);
  for (const id of [rule.issuer, rule.to]) expect(Object.hasOwn(type.parties, id), `unknown party ${id}`);
  for (const id of [rule.issuedBy, ...[rule.receivedBy, rule.answeredBy].flatMap((one) => one ?? [])]) {
    expect(type.steps.some(({ event }) => event === id), `unknown event ${id}`);
  }
  const clock = type.clocks.find(({ id }) => id === rule.clock);
  expect(clock?.startsOn.includes(rule.issuedBy) === true, `clock ${rule.clock} does not start when it is issued`);
  const issuing = type.steps.filter(({ effects }) => effects.some(({ effect }) => effect === 'issue-document')).map(({ event }) => event);
  const numbered = issuing.length > 0;
  expect(!numbered || issuing.join() === rule.issuedBy, `${rule.issuedBy} alone draws the number`);
  for (const { id } of type.fields.find(({ id: field }) => field === rule.kind)?.choices ?? []) {
    const words = Object.hasOwn(rule.kinds, id) ? rule.kinds[id] : undefined;
    expect(words !== undefined && (!numbered || words.word !== undefined), `kind ${id} is not named, or has no word for its number`);
  }
  for (const template of [rule.opening, rule.closing, ...rule.sections.flatMap(({ lines }) => lines)]) {
    for (const [, name = ''] of `${template.zh}${template.en}`.matchAll(/\{([^}]*)\}/gu)) {
      expect(known.has(name) || own.includes(name), `a line names ${name}, which is no field`);
    }
  }
  return flaws;
}

import type { Programme } from '../model/programme.ts';
import { checkCaseType } from './check-case-type.ts';
import { checkChildren } from './check-children.ts';
import { checkProblemLists } from './check-problem-lists.ts';
import type { DeclarationFlaw } from './declaration-flaw.ts';

/** Every flaw of the declarations: ids, words in both languages, each case type, and what they ask of one another. Empty: sound. */
export function checkProgrammes(programmes: readonly Programme[]): readonly DeclarationFlaw[] {
  const ids = programmes.map((programme) => programme.id);
  const types = programmes.flatMap((programme) => programme.cases);
  return [
    ...repeated(ids).map((id) => ({ where: id, says: 'two programmes of one id' })),
    ...repeated(types.map((type) => type.id)).map((id) => ({ where: id, says: 'two case types of one id' })),
    ...programmes.flatMap((programme) => [
      ...wordFlaws(programme, programme.id),
      ...idFlaws(programme),
      ...programme.cases.flatMap(checkCaseType),
      ...programme.cases.flatMap((type) => checkChildren(type, types)),
      ...ruleFlaws(programme, programmes),
      ...checkProblemLists(programme, types),
    ]),
  ];
}

const repeated = (ids: readonly string[]): readonly string[] => [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];

const idFlaws = (programme: Programme): readonly DeclarationFlaw[] =>
  [...programme.cases, ...programme.rules, ...programme.rankings]
    .filter(({ id }) => !/^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/.test(id) || !id.startsWith(`${programme.id}/`))
    .map(({ id }) => ({ where: id, says: `id does not begin with ${programme.id}/` }));

/** Every pair of words, at any depth, says something in both languages. */
function wordFlaws(value: unknown, where: string): readonly DeclarationFlaw[] {
  if (typeof value !== 'object' || value === null) return [];
  const says = value as Readonly<Record<string, unknown>>;
  const isWords = Object.hasOwn(says, 'zh') || Object.hasOwn(says, 'en');
  if (isWords) return isSaid(says['zh']) && isSaid(says['en']) ? [] : [{ where, says: 'words are missing in one language' }];
  return Object.entries(says).flatMap(([key, inner]) => wordFlaws(inner, `${where}.${key}`));
}

const isSaid = (text: unknown): boolean => typeof text === 'string' && text.trim() !== '';

/** Case types of others are named by id; they must be there, and take the event from the machine. */
function ruleFlaws(programme: Programme, all: readonly Programme[]): readonly DeclarationFlaw[] {
  const typeOf = (id: string) => all.flatMap((known) => known.cases).find((type) => type.id === id);
  return programme.rules.flatMap((rule) => {
    const flaws: DeclarationFlaw[] = [];
    if (rule.opens === undefined && rule.reopens === undefined) flaws.push({ where: rule.id, says: 'opens nothing' });
    const opened = rule.opens === undefined ? undefined : typeOf(rule.opens);
    if (rule.opens !== undefined && opened === undefined) flaws.push({ where: rule.id, says: `unknown case type ${rule.opens}` });
    if (opened !== undefined && !opened.openedBy.includes('system')) flaws.push({ where: rule.id, says: `${opened.id} is not opened by the machine` });
    for (const event of rule.withdraws === undefined ? [] : [rule.withdraws.event, rule.withdraws.regrounds]) {
      if (opened?.steps.some((known) => known.event === event && known.by.includes('system')) !== true) flaws.push({ where: rule.id, says: `${rule.opens} has no step ${event} for the machine` });
    }
    if (rule.reopens === undefined) return flaws;
    const { type: id, event } = rule.reopens;
    const step = typeOf(id)?.steps.find((known) => known.event === event && known.by.includes('system'));
    if (typeOf(id) === undefined) flaws.push({ where: rule.id, says: `unknown case type ${id}` });
    else if (step === undefined) flaws.push({ where: rule.id, says: `${id} has no step ${event} for the machine` });
    return flaws;
  });
}

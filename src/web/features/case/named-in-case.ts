import type { CaseType } from '../../../model/case-type.ts';
import { measureLacks, type MeasureLack } from '../../../model/measure-list.ts';
import type { Words } from '../../../model/words.ts';
import { caseOf, type View } from '../../casework/case-view.ts';
import { fieldRules } from '../../casework/field-words.ts';

const shortest = 24;
const short = (text: string): string => ([...text].length <= shortest ? text : `${[...text].slice(0, shortest).join('')}…`);

/**
 * A refusal names fields, items, stages, measures, objections and cases below by their ids, and what a measure still lacks; people read
 * what each is called.
 */
export function namedInCase(view: View, type: CaseType, say: (words: Words) => string, lackWords: (lack: MeasureLack) => string): (id: string) => string {
  const of = caseOf(view);
  const names = new Map<string, string>([
    ...[...fieldRules(type), ...type.checklist, ...(type.workStages ?? [])].map(({ id, title }) => [id, say(title)] as const),
    ...(of.measures ?? []).map(({ id, what }) => [id, short(what)] as const),
    ...(of.measures ?? []).flatMap(({ id, what }) => measureLacks.map((lack) => [`${id}:${lack}`, `${short(what)}(${lackWords(lack)})`] as const)),
    ...(of.notice?.objections ?? []).map(({ id, text }) => [id, `「${short(text)}」`] as const),
    ...view.children.map(({ case: child }) => [child.id, `${child.number}(${say(child.stateTitle)})`] as const),
  ]);
  return (id) => names.get(id) ?? id;
}

import type { Json } from '../basis/canonical.ts';
import type { CaseType, FieldRule } from '../model/case-type.ts';
import type { Programme } from '../model/programme.ts';
import type { House } from './house.ts';

type Choice = NonNullable<FieldRule['choices']>[number];

/**
 * The declarations as this place reads them: a choice whose parameter the place has set (names of the lists, grades, classes of causes) offers
 * what was set. Events keep the id alone, so a renamed choice stays the same choice. Throws where a setting is no list of choices: an
 * installation does not start on half of its lists.
 */
export const withLocalChoices = (programmes: readonly Programme[], parameters: House['parameters']): readonly Programme[] =>
  programmes.map((programme) => ({ ...programme, cases: programme.cases.map((type) => localType(type, parameters[type.id] ?? {})) }));

function localType(type: CaseType, set: Readonly<Record<string, Json>>): CaseType {
  const local = (field: FieldRule): FieldRule => {
    const given = field.choicesFrom === undefined ? undefined : set[field.choicesFrom];
    return given === undefined ? field : { ...field, choices: choicesOf(type, field, given) };
  };
  if (!Object.keys(set).some((id) => usesChoices(type, id))) return type;
  return { ...type, fields: type.fields.map(local), steps: type.steps.map((step) => ({ ...step, input: step.input.map(local) })) };
}

const usesChoices = (type: CaseType, parameter: string): boolean =>
  [...type.fields, ...type.steps.flatMap(({ input }) => input)].some(({ choicesFrom }) => choicesFrom === parameter);

function choicesOf(type: CaseType, { choicesFrom }: FieldRule, given: Json): readonly Choice[] {
  const choices = Array.isArray(given) ? given.filter(isChoice) : [];
  if (Array.isArray(given) && given.length > 0 && choices.length === given.length) return choices;
  throw new TypeError(`parameter ${choicesFrom} of ${type.id} is no list of {id, title: {zh, en}}`);
}

function isChoice(value: Json): value is Json & Choice {
  const { id, title } = (value ?? {}) as { readonly id?: Json; readonly title?: { readonly zh?: Json; readonly en?: Json } };
  const said = (text: Json | undefined): boolean => typeof text === 'string' && text.trim() !== '';
  return typeof id === 'string' && /^[a-z][a-z0-9-]*$/.test(id) && said(title?.zh) && said(title?.en);
}

import type { Json } from '../basis/canonical.ts';
import { parseExact } from '../basis/decimal.ts';
import { fail, ok, type Result } from '../basis/result.ts';
import { isDay } from '../basis/time.ts';
import type { Actor, Case } from '../model/case.ts';
import type { CaseType, FieldRule } from '../model/case-type.ts';
import { validChildren } from './input-children.ts';
import { validMeasures } from './input-measures.ts';
import { validChecklist, validFiles, validPair } from './input-records.ts';

type Data = Readonly<Record<string, Json>>;
type Given = { readonly type: CaseType; readonly of: Case | undefined; readonly actor: Actor; readonly now: number; readonly data: Data };

/** Longest text of a field that names no length of its own: a guard of the store, not of policy. */
const textLengthMax = { text: 500, 'long-text': 20_000, verbatim: 20_000, person: 200 } as const;

/**
 * Exactly the declared fields, each fit for its kind. Files, checklist marks get who and when.
 * Faults: case.field-missing, case.field-invalid; the detail names the field.
 */
export function validInput(type: CaseType, of: Case | undefined, rules: readonly FieldRule[], data: Data, actor: Actor, now: number): Result<Data> {
  const unknown = Object.keys(data).find((id) => !rules.some((rule) => rule.id === id));
  if (unknown !== undefined) return fail('case.field-invalid', unknown);
  const values: Record<string, Json> = {};
  for (const rule of rules) {
    const value = Object.hasOwn(data, rule.id) ? data[rule.id] : undefined;
    if (value === undefined || isBlank(value)) {
      if (rule.required) return fail('case.field-missing', rule.id);
      continue;
    }
    const fit = validValue(rule, value, { type, of, actor, now, data });
    if (fit === undefined) return fail('case.field-invalid', rule.id);
    values[rule.id] = fit;
  }
  return ok(values);
}

const isBlank = (value: Json): boolean =>
  value === null || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0);

/** The value as it will be recorded; undefined when it does not fit. */
function validValue(rule: FieldRule, value: Json, given: Given): Json | undefined {
  switch (rule.kind) {
    case 'text': case 'long-text': case 'person': return textWithin(value, rule.lengthMax ?? textLengthMax[rule.kind]);
    case 'verbatim': return isRecorded(rule, given.of) ? undefined : textWithin(value, rule.lengthMax ?? textLengthMax.verbatim);
    case 'choice': return rule.choices?.some((choice) => choice.id === value) === true ? value : undefined;
    case 'choices': return validChoices(rule, value);
    case 'day': return typeof value === 'string' && isDay(value) ? value : undefined;
    case 'number': return isNumber(value) && isWithin(rule, Number(value)) ? value : undefined;
    case 'point': return isPointNumber(value) ? value : undefined;
    case 'files': return validFiles(value, given);
    case 'measures': return validMeasures(value, given);
    case 'measure': return given.of?.measures.some(({ id, dropped }) => id === value && dropped === undefined) === true ? value : undefined;
    case 'checklist': return validChecklist(value, given);
    case 'children': return validChildren(value);
    // Whether the register knows it, the step that uses it says (act/children.ts).
    case 'holder': return textWithin(value, textLengthMax.person);
    case 'pair': return validPair(value, given);
  }
}

const textWithin = (value: Json, lengthMax: number): string | undefined =>
  typeof value === 'string' && value.isWellFormed() && [...value].length <= lengthMax ? value : undefined;

/** Each of the declared ones at most once, in their order. */
function validChoices({ choices = [] }: FieldRule, value: Json): Json | undefined {
  if (!Array.isArray(value) || !value.every((one: Json) => choices.some(({ id }) => id === one))) return undefined;
  return choices.filter(({ id }) => value.includes(id)).map(({ id }) => id);
}

/** Approved wording is never edited: a verbatim field is written once. */
const isRecorded = (rule: FieldRule, of: Case | undefined): boolean => of !== undefined && Object.hasOwn(of.fields, rule.id);

const isWithin = ({ within: [least, most] = [-Infinity, Infinity] }: FieldRule, value: number): boolean => value >= least && value <= most;

const isPointNumber = (value: Json): boolean => typeof value === 'number' && Number.isSafeInteger(value) && value > 0;

const isNumber = (value: Json): boolean =>
  (typeof value === 'number' && Number.isFinite(value)) || (typeof value === 'string' && parseExact(value) !== undefined);

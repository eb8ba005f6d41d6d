import { isDay } from '../../basis/time.ts';
import { fail, ok, type Result } from '../../basis/result.ts';
import { chooseEdition, type Chosen } from '../../rulebook/choose-edition.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { cite, type Confidence, type Step, type Undeterminable, type Verdict } from '../verdict.ts';

/** One line of `qingshan judge`, opened. */
export type JudgeRequest = {
  readonly on: string | undefined;
  readonly standard: string | undefined;
  readonly force: boolean;
  readonly input: Readonly<Record<string, unknown>>;
};
export type JsonObject = { readonly [key: string]: unknown };
/** A kind of assessment: pure, from an opened line to a verdict. */
export type Kind = (request: JudgeRequest, rulebook: Rulebook) => Result<Verdict<JsonObject>>;

/** The edition for the line. Without a day only an edition that does not depend on it (the family's sole one, or the named one) will do. */
export function editionFor(request: JudgeRequest, rulebook: Rulebook, families: readonly string[]): Result<Chosen> {
  const { on, standard } = request;
  if (on !== undefined) return isDay(on) ? chooseEdition(rulebook, families, on, standard, request.force) : fail('assess.day-needed', on);
  const editions = rulebook.families.get(families[0] ?? '') ?? [];
  const only = standard === undefined && editions.length === 1 ? editions[0] : undefined;
  if (only !== undefined) return ok({ edition: only, day: only.from, forced: false });
  if (standard === undefined) return fail('assess.day-needed', families[0]);
  const named = chooseEdition(rulebook, families, '0001-01-01', standard, true);
  return named.ok ? ok({ ...named.value, forced: false }) : named;
}

type Row = { readonly id: string; readonly clause: string; readonly from: string; readonly confidence: Confidence };

/** The verdict's common part: where it is written, whether it was forced. */
export function verdictOf(chosen: Chosen, row: Row, confidence: Confidence, steps: readonly Step[], result: JsonObject | { readonly undeterminable: Undeterminable }): Verdict<JsonObject> {
  const said = cite(chosen.edition.standard, row);
  if (!chosen.forced) return { result, cite: said, confidence, steps };
  return { result, cite: said, confidence, steps: [{ name: 'forced', value: chosen.edition.standard }, ...steps], forced: true };
}

export const badInput = (what: string): Result<never> => fail('assess.bad-input', what);

export const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

export function textOf(input: JsonObject, key: string): string | undefined {
  const value = input[key];
  return typeof value === 'string' ? value : undefined;
}

/** A whole number from 0 to `most`; undefined when it is not one. */
export function countOf(input: JsonObject, key: string, most: number): number | undefined {
  const value = input[key];
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most ? value : undefined;
}

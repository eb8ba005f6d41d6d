import type { CaseType } from '../../../model/case-type.ts';
import type { Words } from '../../../model/words.ts';

export type Clause = { readonly title: Words; readonly value: string; readonly unit: string; readonly cite: string };

/** The rule behind a task: the parameter of the party's clock that this step stops, with its citation. */
export function clauseOf(type: CaseType, party: string, event: string): Clause | undefined {
  const clock = type.clocks.find((rule) => rule.party === party && rule.stopsOn.includes(event));
  const parameter = clock === undefined ? undefined : type.parameters[clock.length];
  if (parameter === undefined || (typeof parameter.value !== 'number' && typeof parameter.value !== 'string')) return undefined;
  return { title: parameter.title, value: String(parameter.value), unit: parameter.unit, cite: parameter.cite };
}

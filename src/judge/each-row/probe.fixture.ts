import type { Rulebook } from '../../rulebook/rulebook.ts';
import { judgeJson } from '../line.ts';

/** One question to the judge and what it says: the result or the fault, without steps and citations. */
export type Probe = { readonly name: string; readonly ask: (rulebook: Rulebook) => unknown };

/** A line of `qingshan judge`. */
export function lineProbe(assess: string, on: string | undefined, input: object, standard?: string): Probe {
  const line = { id: 1, assess, input, ...(on === undefined ? {} : { on }), ...(standard === undefined ? {} : { standard }) };
  return { name: JSON.stringify(line), ask: (rulebook) => said(judgeJson(line, rulebook)) };
}

export const said = (answer: unknown): unknown => {
  const { result, fault } = answer as { result?: unknown; fault?: unknown };
  return result ?? { fault };
};

/** The answer as text; a thrown bug or a rulebook without the row is an answer of its own. */
export function answerOf(probe: Probe, rulebook: Rulebook): string {
  try {
    return JSON.stringify(probe.ask(rulebook)) ?? 'undefined';
  } catch (error) {
    return `threw ${String(error)}`;
  }
}

/** Whether an answer decides something: no fault, not thrown. */
export const decides = (answer: string): boolean => !answer.startsWith('threw') && !answer.startsWith('{"fault"') && answer !== 'undefined';

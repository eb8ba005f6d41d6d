import { faults, type FaultCode } from '../basis/fault.ts';
import { fail, ok, type Result } from '../basis/result.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { kinds } from './kinds/kinds.ts';
import { isObject, type JsonObject, type JudgeRequest, type Kind } from './kinds/request.ts';
import type { Verdict } from './verdict.ts';

/**
 * `qingshan judge`: one line in, one line out (domain/judge-io.md). Pure; never throws for what a line may hold.
 * The id is echoed as it came (any JSON value), null when the line is no object or has none.
 */
export const judgeLine = (line: string, rulebook: Rulebook): string => JSON.stringify(judgeJson(parse(line), rulebook));

/** The same for a line already parsed: what the API calls. */
export function judgeJson(line: unknown, rulebook: Rulebook): JsonObject {
  if (!isObject(line)) return faultAnswer(null, 'assess.bad-line', '');
  const id = line['id'] ?? null;
  const opened = open(line);
  const verdict = opened.ok ? opened.value.kind(opened.value.request, rulebook) : opened;
  return verdict.ok ? answer(id, verdict.value) : faultAnswer(id, verdict.fault, verdict.detail);
}

/** Faults that `qingshan judge` can answer: a closed list, printed by --help. */
export const judgeFaults = [
  'assess.bad-line', 'assess.bad-input', 'assess.day-needed', 'assess.unknown-kind', 'standard.no-row', 'standard.not-in-force',
  'standard.unknown', 'standard.wrong-kind', 'value.not-a-number', 'value.out-of-range', 'value.unknown-unit',
] as const satisfies readonly FaultCode[];

const answer = (id: unknown, { result, cite, confidence, steps, forced }: Verdict<JsonObject>): JsonObject =>
  ({ id, result, cite, confidence, ...(forced === true ? { forced } : {}), steps });

function faultAnswer(id: unknown, fault: FaultCode, detail: string): JsonObject {
  const { en } = faults[fault];
  return { id, fault, message: detail === '' ? en : `${en}: ${detail}` };
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}

function open(line: JsonObject): Result<{ readonly kind: Kind; readonly request: JudgeRequest }> {
  const name = line['assess'];
  if (typeof name !== 'string') return fail('assess.bad-line', 'assess');
  const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
  if (kind === undefined) return fail('assess.unknown-kind', name);
  const { input, on, standard, force } = line;
  if (!isObject(input)) return fail('assess.bad-input', 'input');
  if (on !== undefined && on !== null && typeof on !== 'string') return fail('assess.day-needed', 'on');
  if (standard !== undefined && standard !== null && typeof standard !== 'string') return fail('standard.unknown', String(standard));
  return ok({ kind, request: { on: on ?? undefined, standard: standard ?? undefined, force: force === true, input } });
}

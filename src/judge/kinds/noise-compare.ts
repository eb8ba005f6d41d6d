import type { Exact } from '../../basis/decimal.ts';
import { ok, type Result } from '../../basis/result.ts';
import type { Chosen } from '../../rulebook/choose-edition.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import type { LimitRow } from '../../rulebook/standard-file.ts';
import { roundTo } from '../statistics.ts';
import { confidenceOf, type Confidence, type Step } from '../verdict.ts';
import { levelOf, soundRange, type SoundRange } from './noise.ts';
import { editionFor, textOf, verdictOf, type JsonObject, type JudgeRequest, type Kind } from './request.ts';

export type Opened = {
  readonly chosen: Chosen; readonly zone: string; readonly period: string; readonly input: JsonObject;
  readonly sound: SoundRange; readonly level: (key: string) => Result<Exact | undefined>;
};

/** What every line about a level against its limit holds: zone, period, and levels by key. */
export function openNoise(request: JudgeRequest, rulebook: Rulebook, family: string): Result<Opened> {
  const chosen = editionFor(request, rulebook, [family]);
  if (!chosen.ok) return chosen;
  const sound = soundRange(request, rulebook);
  if (!sound.ok) return sound;
  const { input } = request;
  const zone = typeof input['zone'] === 'number' ? String(input['zone']) : (textOf(input, 'zone') ?? '');
  const period = textOf(input, 'period') ?? '';
  return ok({ chosen: chosen.value, zone, period, input, sound: sound.value, level: (key) => levelOf(input[key], sound.value, key) });
}

/** Gathers comparisons of one line: full value against the limit, equal meets. */
export class Judged {
  readonly steps: Step[] = [];
  private exceeds = false;
  private readonly confidences: Confidence[] = [];
  private readonly first: LimitRow;
  constructor(first: LimitRow) { this.first = first; }

  hold(of: string, value: Exact, limit: Exact, rows: readonly { readonly id: string; readonly confidence: Confidence }[]): void {
    const over = value.greaterThan(limit);
    this.exceeds ||= over;
    // No standard of noise that we hold names its way of comparing; where whole decibels would say otherwise the choice of full values decides.
    const roundingDecides = over !== roundTo(value, limit.decimalPlaces()).greaterThan(limit);
    this.confidences.push(...rows.map(({ confidence }) => confidence), ...(roundingDecides ? ['low' as const] : []));
    this.steps.push({ name: 'compared', of, value: `${value.toString()} ${over ? '>' : '<='} ${limit.toString()} ${this.first.unit}`,
      row: rows.map(({ id }) => id).join(' ') });
  }

  verdict(chosen: Chosen, limits: JsonObject): ReturnType<Kind> {
    if (this.confidences.length === 0) return ok(verdictOf(chosen, this.first, this.first.confidence, this.steps, { undeterminable: 'no-valid-value' }));
    return ok(verdictOf(chosen, this.first, confidenceOf(this.confidences.map((confidence) => ({ confidence }))), this.steps, { ...limits, exceeds: this.exceeds }));
  }
}

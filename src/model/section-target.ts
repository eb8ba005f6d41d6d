import type { Point } from './point.ts';

/**
 * Target class of a section on a day, from its attribute `targetClass`: `III`, or with days `2021-01-01..2025-12-31 III;
 * 2026-01-01.. II` (ends included, an empty end is open). Undefined: no target set for that day.
 */
export function targetClassOn(point: Point, day: string): string | undefined {
  for (const part of (point.attributes['targetClass'] ?? '').split(';').map((one) => one.trim())) {
    const dated = /^(\d{4}-\d{2}-\d{2})?\.\.(\d{4}-\d{2}-\d{2})?\s+(I|II|III|IV|V)$/.exec(part);
    if (dated !== null && (dated[1] ?? '') <= day && day <= (dated[2] ?? '9999-12-31')) return dated[3];
    if (/^(I|II|III|IV|V)$/.test(part)) return part;
  }
  return undefined;
}

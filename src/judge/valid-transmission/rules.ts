import { ok, type Result } from '../../basis/result.ts';
import { ruleOn, type Edition } from '../../rulebook/edition.ts';
import type { RuleRow } from '../../rulebook/standard-file.ts';

/** By which hours are due, by which they count, and what is asked of the rate: rows of one edition on one day. */
export type TransmissionRules = {
  readonly edition: Edition; readonly day: string;
  /** Flags of loggers and what becomes of their values. */
  readonly flags: ReadonlyMap<string, 'valid' | 'invalid' | 'over-range'>;
  /** Types of marks whose hours are not due. */
  readonly stopped: { readonly row: RuleRow; readonly types: ReadonlySet<string> };
  /** Hours of a civil day that the automatic check takes, of which factors, and by which flags and marks they are known. */
  readonly check: { readonly row: RuleRow; readonly hours: number; readonly factors: ReadonlySet<string>; readonly signs: ReadonlySet<string> };
  /** Flags and types of marks that tell of a fault. */
  readonly fault: { readonly row: RuleRow; readonly signs: ReadonlySet<string> };
  /** In %, the lowest first. */
  readonly targets: { readonly row: RuleRow; readonly percents: readonly string[] };
  readonly report: { readonly row: RuleRow; readonly hours: number };
  readonly restore: { readonly row: RuleRow; readonly days: number };
};

const keys = [
  'transmission-stopped', 'transmission-check-hour', 'transmission-check-signs', 'fault-signs', 'transmission-targets',
  'fault-report-hours', 'fault-restore-days',
] as const;

/** Fault standard.no-row. */
export function transmissionRules(edition: Edition, day: string): Result<TransmissionRules> {
  const rows = new Map<string, RuleRow>();
  for (const key of keys) {
    const row = ruleOn(edition, key, day);
    if (!row.ok) return row;
    rows.set(key, row.value);
  }
  const held = (key: (typeof keys)[number]): RuleRow => {
    const row = rows.get(key);
    if (row === undefined) throw new TypeError(key);
    return row;
  };
  const words = (key: (typeof keys)[number]): readonly string[] => held(key).value.split(' ');
  const check = held('transmission-check-hour');
  return ok({
    edition, day,
    flags: new Map(edition.rows.flatMap((row) => (row.kind === 'flag' && row.from <= day && (row.to === null || day <= row.to)
      ? [[row.flag, row.use] as const] : []))),
    stopped: { row: held('transmission-stopped'), types: new Set(words('transmission-stopped')) },
    check: { row: check, hours: Number(check.value), factors: new Set(check.pollutants),
      signs: new Set(words('transmission-check-signs')) },
    fault: { row: held('fault-signs'), signs: new Set(words('fault-signs')) },
    targets: { row: held('transmission-targets'), percents: held('transmission-targets').value.split('..') },
    report: { row: held('fault-report-hours'), hours: Number(held('fault-report-hours').value) },
    restore: { row: held('fault-restore-days'), days: Number(held('fault-restore-days').value) },
  });
}

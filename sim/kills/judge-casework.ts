import { replay } from '../../src/act/fold.ts';
import { canonical } from '../../src/basis/canonical.ts';
import { commitmentsOf, eventHash } from '../../src/model/history.ts';
import type { Case, CaseEvent } from '../../src/model/case.ts';
import type { CaseType } from '../../src/model/case-type.ts';
import type { Finding } from '../../src/model/finding.ts';

/** One series that was above its limit in every hour sent. */
export type Series = { readonly point: number; readonly factor: string };
export type Lead = { readonly of: Case; readonly events: readonly CaseEvent[] };

export type CaseworkVerdict = {
  readonly findings: number;
  readonly leads: number;
  /** Hours of a series with more than one finding. */
  readonly findingsDoubled: number;
  /** Series without exactly one lead. */
  readonly seriesAstray: number;
  /** Findings that are not in exactly one event of their lead. */
  readonly findingsAstray: number;
  /** Leads whose events are not numbered without a gap, do not link, do not fit their hashes, or do not replay to the case. */
  readonly chainsBroken: number;
};

/** Holds findings and leads against the series that were above their limits: one finding an hour, one lead a series, each event once. */
export function judgeCasework(type: CaseType, findings: readonly Finding[], leads: readonly Lead[], series: readonly Series[]): CaseworkVerdict {
  const told = new Map<string, number>();
  for (const { events } of leads) for (const event of events) for (const id of findingsTold(event)) told.set(id, (told.get(id) ?? 0) + 1);
  return {
    findings: findings.length, leads: leads.length,
    findingsDoubled: findings.length - new Set(findings.map(({ point, factor, at }) => `${point} ${factor} ${at}`)).size,
    seriesAstray: series.filter(({ point, factor }) => leads.filter(({ of }) => of.points.includes(point) && of.fields['factor'] === factor).length !== 1).length,
    findingsAstray: findings.filter(({ id }) => told.get(id) !== 1).length,
    chainsBroken: leads.filter(({ of, events }) => chainBroken(events) || canonical(replay(type, events)) !== canonical(of)).length,
  };
}

const findingsTold = (event: CaseEvent): ReadonlySet<string> => new Set(JSON.stringify(event.data).match(/F-[0-9a-f]{20}/gu) ?? []);

const chainBroken = (events: readonly CaseEvent[]): boolean =>
  events.length === 0 || events.some((event, index) =>
    event.seq !== index + 1 || event.previous !== (events[index - 1]?.hash ?? '') || eventHash({ ...event, commitments: commitmentsOf(event) }) !== event.hash);

import type { FaultCode } from '../../basis/fault.ts';
import type { SimulateSummary } from '../simulate-summary.ts';
import { faultNames, faultRow, type FaultName } from './fault-list.ts';
import type { Kind } from './records.ts';
import type { Tally, Traffic } from './tally.ts';

type Way = {
  readonly sent: number; readonly acknowledged: number; readonly framesPerSecond: number; readonly ackP50Ms: number | null; readonly ackP99Ms: number | null;
};
export type FaultSaid = { readonly links: number; readonly times: number; readonly refusedAs?: FaultCode };

/** What a run of stations came to. `errors` are what should not have happened; what was sent to be refused stands in `toBeRefused`. */
export type StationSummary = SimulateSummary & {
  readonly live: Way; readonly backfill: Way & { readonly links: number; readonly owed: number };
  readonly kinds: Readonly<Partial<Record<Kind, number>>>;
  readonly resent: number; readonly repeats: number; readonly repeatsAnswered: number; readonly unexpectedAnswers: number;
  readonly toBeRefused: Readonly<Partial<Record<FaultCode, number>>>;
  readonly faults: Readonly<Partial<Record<FaultName, FaultSaid>>>;
  /** Requests of the centre that were answered, by command. */
  readonly obeyed: Readonly<Record<string, number>>;
};

const way = ({ sent, acknowledged, perSecond, latencies }: Traffic): Way =>
  ({ sent, acknowledged, framesPerSecond: perSecond, ackP50Ms: latencies.percentile(0.5), ackP99Ms: latencies.percentile(0.99) });

export type Ended = { readonly links: number; readonly seconds: number; readonly unanswered: number; readonly backfillLinks: number; readonly owed: number };

export function summaryOf(tally: Tally, { links, seconds, unanswered, backfillLinks, owed }: Ended): StationSummary {
  const live = way(tally.live);
  const { connectErrors, closed, timeouts, unexpectedAnswers } = tally.trouble;
  const faults = faultNames.filter((name) => tally.faults.links.has(name)).map((name): [FaultName, FaultSaid] => {
    const { refusedAs } = faultRow(name);
    return [name, { links: tally.faults.links.get(name) ?? 0, times: tally.faults.times.get(name) ?? 0, ...(refusedAs === undefined ? {} : { refusedAs }) }];
  });
  return {
    links, sent: tally.sent, acknowledged: tally.acknowledged, framesPerSecond: Math.round(tally.acknowledged / seconds),
    valuesPerSecond: Math.round((tally.live.values + tally.backlog.values) / seconds), ackP50Ms: live.ackP50Ms, ackP99Ms: live.ackP99Ms,
    errors: tally.errors + unanswered, connectErrors, closed, timeouts, unexpectedAnswers,
    live, backfill: { ...way(tally.backlog), links: backfillLinks, owed },
    kinds: Object.fromEntries(tally.byKind), resent: tally.resent, repeats: tally.repeats, repeatsAnswered: tally.repeatsAnswered,
    toBeRefused: Object.fromEntries(tally.toBeRefused), faults: Object.fromEntries(faults), obeyed: Object.fromEntries(tally.obeyed),
  };
}

/** The summary for people, a line a matter. */
export function sentences(summary: StationSummary): string {
  const { live, backfill, faults, toBeRefused, obeyed } = summary;
  const wayOf = (name: string, one: Way): string =>
    `${name}: ${one.sent} sent, ${one.acknowledged} acknowledged, ${one.framesPerSecond} frames/s, answer p50 ${one.ackP50Ms ?? '-'} ms, p99 ${one.ackP99Ms ?? '-'} ms`;
  const lines = [
    `${summary.links} links, ${summary.sent} good frames sent, ${summary.acknowledged} acknowledged, ${summary.resent} sent again, ${summary.errors} errors`
      + ` (${summary.connectErrors} not connected, ${summary.closed} closed, ${summary.timeouts} unanswered in time)`,
    wayOf('live', live),
    ...(backfill.links === 0 ? [] : [`${wayOf('back-fill', backfill)}; ${backfill.links} links, ${backfill.owed} of them not done`]),
    ...Object.entries(faults).map(([name, { links, times, refusedAs }]) =>
      `fault ${name}: ${times} times on ${links} links${refusedAs === undefined ? '' : `, to be refused as ${refusedAs}`}`),
    ...(Object.keys(obeyed).length === 0 ? [] : [`requests answered: ${Object.entries(obeyed).map(([cn, count]) => `${count} ${cn}`).join(', ')}`]),
    ...(Object.keys(toBeRefused).length === 0 ? [] : [`to be refused: ${Object.entries(toBeRefused).map(([code, count]) => `${count} ${code}`).join(', ')}`]),
  ];
  return lines.join('\n');
}

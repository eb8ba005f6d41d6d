import { fail, ok, type Result } from '../../basis/result.ts';
import type { Watch } from '../watch.ts';
import { prints, type Prints } from './fingerprint.ts';
import { nextSample, type NextSample } from './next-sample.ts';
import { pairsOf, type Pair } from './pairs.ts';
import { checked, type OutfallQuestion } from './question.ts';
import { logLikelihood, seriesOf, type Series } from './residuals.ts';
import { baseOf, explain, responsesOf, type Explained } from './singles.ts';
import { unlistedGroups } from './unlisted.ts';

/** One outfall with what speaks for it and against it. */
export type Ranked = {
  readonly outfall: string; readonly posterior: number;
  /** Natural logarithm of the evidence against the background alone, from times and amounts, and from the fingerprint against anyone's. */
  readonly logEvidence: number; readonly logFingerprint: number;
  /** True over recorded load that fits best; far from 1 the amounts do not fit the dilution. */
  readonly loadFactor: number;
  /** By station: error of the travel time it needs, in standard deviations; null where the outfall is not above. Beyond 2 it is doubtful. */
  readonly lagSigma: readonly (number | null)[];
  readonly fingerprintDistance: number | null;
  /** Stations where it should have been seen and was not. */
  readonly silentStations: readonly string[];
};
export type Matched = {
  /** Most likely first. */
  readonly outfalls: readonly Ranked[];
  /** Smallest set that holds nine tenths of the probability: outfalls, 'unlisted', 'rain'. */
  readonly set90: readonly string[];
  readonly unlisted: { readonly posterior: number; readonly reaches: readonly { readonly reaches: readonly string[]; readonly posterior: number }[] };
  readonly rain: number;
  readonly pairs: readonly Pair[];
  readonly nextSample: NextSample | null;
  /** 'background-from-event', 'record-gaps', 'no-rise', 'lag-doubtful' (first outfall), 'two-sources-likely', 'unlisted-likely', 'fingerprint-short'. */
  readonly reasons: readonly string[];
};

/**
 * Which outfall explains what stations saw: single outfalls by their records through inverse-Gaussian travel, a source nobody listed on any reach, rain;
 * Student's t on logarithms, errors of travel time and load integrated out (science.md §4.3). Probabilities are among these hypotheses. Faults of `checked`, `prints`.
 */
export function matchOutfalls(asked: OutfallQuestion, watch?: Watch): Result<Matched> {
  const method = checked(asked);
  if (!method.ok) return method;
  const { series, fromEvent } = seriesOf(asked);
  const base = series.reduce((sum, one) => sum + baseOf(one, method.value), 0);
  const rising = series.filter((one) => one.value.some((value, at) => one.censored[at] === 0 && value > one.background * Math.exp(2 * method.value.noise)));
  if (series.length === 0) return fail('trace.too-few', 'no observation at a station');
  const explained = asked.outfalls.map(({ loads }, candidate) => {
    watch?.(0.6 * candidate / asked.outfalls.length);
    return explain(responsesOf(asked, method.value, series, { loads, candidate, routes: asked.routes }), series, asked.stations.length, method.value, base);
  });
  const print = asked.fingerprint === undefined ? undefined : prints(asked.fingerprint.species, asked.fingerprint.found, asked.fingerprint.histories);
  if (print?.ok === false) return print;
  const groups = unlistedGroups(asked, method.value, series);
  watch?.(0.9);
  const weights = weighted(asked, explained, print?.value, groups, rainEvidence(asked, series, method.value));
  const ranked = rankedOf(asked, explained, print?.value, weights.outfalls, series);
  const first = explained[indexOf(asked, ranked[0])];
  const second = explained[indexOf(asked, ranked[1])];
  const pairs = pairsOf(asked, method.value, series, explained, indexOf(asked, ranked[0]), base);
  const unlisted = weights.groups.reduce((sum, { posterior }) => sum + posterior, 0);
  return ok({
    outfalls: ranked, set90: setOf([...ranked.map(({ outfall, posterior }) => [outfall, posterior] as const), ['unlisted', unlisted], ['rain', weights.rain]]),
    unlisted: { posterior: unlisted, reaches: weights.groups.sort((a, b) => b.posterior - a.posterior).slice(0, 10) }, rain: weights.rain, pairs,
    nextSample: first === undefined || second === undefined ? null : nextSample(asked, method.value, [indexOf(asked, ranked[0]), indexOf(asked, ranked[1])], [first, second], series),
    reasons: [
      ...(fromEvent ? ['background-from-event'] : []), ...(asked.outfalls.some(({ loads }) => loads.some(Number.isNaN)) ? ['record-gaps'] : []), ...(rising.length === 0 ? ['no-rise'] : []),
      ...(ranked[0]?.lagSigma.some((lag) => lag !== null && Math.abs(lag) > 2) === true ? ['lag-doubtful'] : []), ...((pairs[0]?.logBayesFactor ?? 0) > 3 ? ['two-sources-likely'] : []),
      ...(unlisted > (ranked[0]?.posterior ?? 0) ? ['unlisted-likely'] : []), ...((print?.value.short.length ?? 0) > 0 ? ['fingerprint-short'] : []),
    ],
  });
}

const indexOf = ({ outfalls }: OutfallQuestion, one: Ranked | undefined): number => outfalls.findIndex(({ id }) => id === one?.outfall);

type Weights = { readonly outfalls: readonly number[]; readonly groups: { readonly reaches: readonly string[]; readonly posterior: number }[]; readonly rain: number };

function weighted(asked: OutfallQuestion, explained: readonly Explained[], print: Prints | undefined, groups: ReturnType<typeof unlistedGroups>, rain: number | undefined): Weights {
  const { unlistedShare, rainShare } = { unlistedShare: 0.05, rainShare: 0.05, ...asked.method };
  const prior = asked.outfalls.reduce((sum, { prior: own }) => sum + own, 0);
  const listed = 1 - (groups.length > 0 ? unlistedShare : 0) - (rain === undefined ? 0 : rainShare);
  const reaches = asked.unlisted.reaches.length;
  const logs = [
    ...explained.map(({ logEvidence }, at) => Math.log(listed * (asked.outfalls[at]?.prior ?? 0) / prior) + logEvidence + (print?.logLikelihood[at] ?? 0)),
    ...groups.map(({ reaches: own, logEvidence }) => Math.log(unlistedShare * own.length / reaches) + logEvidence + (print?.anyone ?? 0)),
    ...(rain === undefined ? [] : [Math.log(rainShare) + rain + (print?.anyone ?? 0)]),
  ];
  const top = Math.max(...logs);
  const parts = logs.map((log) => Math.exp(log - top));
  const total = parts.reduce((sum, part) => sum + part, 0);
  const shares = parts.map((part) => part / total);
  return {
    outfalls: shares.slice(0, explained.length), groups: groups.map(({ reaches: own }, at) => ({ reaches: own, posterior: shares[explained.length + at] ?? 0 })),
    rain: rain === undefined ? 0 : shares.at(-1) ?? 0,
  };
}

/** First flush: every station rises by the rain of the hours before, each by a height of its own; lags of 0, 6 and 12 hours even. */
function rainEvidence({ rain, step }: OutfallQuestion, series: readonly Series[], method: Parameters<typeof baseOf>[1]): number | undefined {
  if (rain === undefined) return undefined;
  const lags = [0, 6, 12].map((lag) => series.reduce((sum, one) => {
    const fallen = one.hour.map((hour) => Array.from({ length: 7 }, (_, back) => rain[Math.round((hour - lag) / step) - back] ?? 0).reduce((all, value) => all + value, 0));
    const unit = (Math.max(0, ...one.value) - one.background) / Math.max(1e-9, ...fallen);
    const heights = [0, 0.25, 0.5, 1, 1.5].map((height) => one.hour.reduce((all, _, at) => all + logLikelihood(one, at, Math.max(0, height * unit * (fallen[at] ?? 0)), method), 0));
    const top = Math.max(...heights);
    return sum + top + Math.log(heights.reduce((all, log) => all + Math.exp(log - top), 0) / heights.length) - baseOf(one, method);
  }, 0));
  const top = Math.max(...lags);
  return top + Math.log(lags.reduce((sum, log) => sum + Math.exp(log - top), 0) / lags.length);
}

function rankedOf({ outfalls, stations }: OutfallQuestion, explained: readonly Explained[], print: Prints | undefined, posterior: readonly number[], series: readonly Series[]): readonly Ranked[] {
  return outfalls.map(({ id }, at): Ranked => {
    const own = explained[at];
    const far = print?.distance[at] ?? Number.NaN;
    return {
      outfall: id, posterior: posterior[at] ?? 0, logEvidence: own?.logEvidence ?? 0, logFingerprint: print === undefined ? 0 : (print.logLikelihood[at] ?? 0) - print.anyone, loadFactor: own?.scale ?? 1,
      lagSigma: Array.from(own?.lag ?? [], (lag) => (Number.isNaN(lag) ? null : lag)), fingerprintDistance: Number.isNaN(far) ? null : far,
      silentStations: [...new Set(series.filter((one, index) => isSilent(one, own?.added[index] ?? new Float64Array(0))).map(({ station }) => stations[station]?.id ?? ''))],
    };
  }).sort((a, b) => b.posterior - a.posterior || (a.outfall < b.outfall ? -1 : 1));
}

/** At least doubled by the prediction, and nowhere half as much was seen. */
function isSilent({ value, background }: Series, added: Float64Array): boolean {
  const peak = Math.max(0, ...added);
  return peak > background && Math.max(0, ...value) - background < peak / 2;
}

function setOf(all: readonly (readonly [string, number])[]): readonly string[] {
  const set: string[] = [];
  let sum = 0;
  for (const [name, posterior] of all.toSorted(([, a], [, b]) => b - a)) {
    if (sum >= 0.9) break;
    set.push(name);
    sum += posterior;
  }
  return set;
}

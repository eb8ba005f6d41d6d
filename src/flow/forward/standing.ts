import { hourMs } from '../../basis/time.ts';
import type { RawFrame } from '../../model/frame.ts';
import type { ForwardItem, ForwardState, FrameSpan, UpperPlatform } from '../../model/upper-platform.ts';
import type { House } from '../house.ts';
import type { RecordWriter } from '../ports/records.ts';
import { machineViewer } from '../viewer.ts';
import { settledHead } from '../settled-frames.ts';
import type { LateAnswer, Outcome } from './carrier.ts';
import type { ForwardTerms } from './terms.ts';

/** Of a platform that was never forwarded to: everything stored so far is backlog, or, in order, still to come. */
export async function firstState(house: House, { id, order }: UpperPlatform): Promise<ForwardState> {
  const head = String(await settledHead(house));
  const none = { platform: id, selected: 0, accepted: 0, unasked: 0, hours: [] };
  return order === 'in-order' || head === '0' ? { ...none, live: '0', backlog: [] } : { ...none, live: head, backlog: [{ after: '0', to: head }] };
}

/** A selected frame with what became of it; `passed`: it was not selected. */
export type Settled = { readonly frame: RawFrame; readonly outcome: Outcome | 'passed' };

/** Moves a state: one transaction over what is stored, one after another, so that nothing counted meanwhile is lost. */
export const moveState = (house: House, platform: UpperPlatform, move: (held: ForwardState, store: RecordWriter) => Promise<ForwardState>): Promise<ForwardState> =>
  house.records.write(machineViewer, async (store) => {
    const held = (await store.lockForwardState(platform.id)) ?? (await firstState(house, platform));
    const next = await move(held, store);
    await store.putForwardState(next);
    return next;
  });

/** Counts and keeps what became of frames. A frame that stands in the list already was selected before: it is not counted again. */
export async function settle(house: House, platform: string, terms: ForwardTerms, settled: readonly Settled[], held: ForwardState, store: RecordWriter): Promise<ForwardState> {
  const own = settled.flatMap(({ frame, outcome }) => (outcome === 'passed' ? [] : [{ frame, outcome }]));
  const listed = new Map((await store.forwardItemsOf(platform, own.map(({ frame }) => String(frame.number)))).map((item) => [item.frame, item]));
  const carried = own.filter(({ outcome }) => outcome.kind === 'accepted' || outcome.kind === 'unasked');
  const kept = own.flatMap(({ frame, outcome }) => ('fault' in outcome ? [itemOf(house, platform, terms, frame, outcome, listed.get(String(frame.number)))] : []));
  await store.dropForwardItems(platform, carried.map(({ frame }) => String(frame.number)).filter((frame) => listed.has(frame)));
  await store.putForwardItems(kept);
  const newest = carried.reduce<RawFrame | undefined>((most, { frame }) => (most === undefined || frame.number > most.number ? frame : most), undefined);
  return {
    ...held, selected: held.selected + own.length - listed.size,
    accepted: held.accepted + carried.filter(({ outcome }) => outcome.kind === 'accepted').length,
    unasked: held.unasked + carried.filter(({ outcome }) => outcome.kind === 'unasked').length,
    ...(newest !== undefined && newest.number > BigInt(held.newest?.frame ?? '0') ? { newest: { frame: String(newest.number), worldAt: newest.worldAt } } : {}),
    hours: hoursWith(held.hours, house.clocks.world(), carried.length, kept.filter(({ state }) => state !== 'written').length),
  };
}

/** Counts what was answered later. Only a frame that stands as written is counted: an answer that comes again changes nothing. */
export async function settleAnswers(
  { clocks }: House, platform: string, terms: ForwardTerms, answers: readonly LateAnswer[], held: ForwardState, store: RecordWriter,
): Promise<ForwardState> {
  const answerOf = new Map(answers.map((answer) => [answer.frame, answer]));
  const listed = (await store.forwardItemsOf(platform, [...answerOf.keys()])).filter(({ state }) => state === 'written');
  const refused = listed.flatMap((item): ForwardItem[] => {
    const outcome = answerOf.get(item.frame)?.outcome;
    if (outcome === undefined || !('fault' in outcome)) return [];
    const again = item.tries <= terms.againMax ? { dueAt: clocks.machine() + terms.againMs * 2 ** (item.tries - 1) } : {};
    return [{ ...item, state: outcome.kind, fault: outcome.fault, detail: outcome.detail, at: clocks.world(), ...again }];
  });
  const out = new Set(refused.map(({ frame }) => frame));
  const accepted = listed.filter(({ frame }) => !out.has(frame)).map(({ frame }) => frame);
  await store.dropForwardItems(platform, accepted);
  await store.putForwardItems(refused);
  const frame = accepted.reduce((most, one) => (BigInt(one) > BigInt(most) ? one : most), held.newest?.frame ?? '0');
  const worldAt = answerOf.get(frame)?.worldAt;
  return {
    ...held, accepted: held.accepted + accepted.length, ...(worldAt === undefined ? {} : { newest: { frame, worldAt } }),
    hours: hoursWith(held.hours, clocks.world(), accepted.length, refused.length),
  };
}

function itemOf(
  { clocks }: House, platform: string, terms: ForwardTerms, frame: RawFrame, { kind, fault, detail }: Extract<Outcome, { fault: string }>, before: ForwardItem | undefined,
): ForwardItem {
  const tries = (before?.tries ?? 0) + 1;
  const again = kind !== 'not-sendable' && kind !== 'written' && tries <= terms.againMax;
  return {
    platform, frame: String(frame.number), mn: frame.mn, point: frame.point, cn: frame.cn, dataTime: frame.dataTime, state: kind, fault, detail, at: clocks.world(), tries,
    ...(again ? { dueAt: clocks.machine() + terms.againMs * 2 ** (tries - 1) } : {}),
  };
}

const hoursKept = 24;

function hoursWith(hours: ForwardState['hours'], now: number, accepted: number, kept: number): ForwardState['hours'] {
  if (accepted === 0 && kept === 0) return hours;
  const at = Math.floor(now / hourMs) * hourMs;
  const held = hours.find((hour) => hour.at === at) ?? { at, accepted: 0, kept: 0 };
  const others = hours.filter((hour) => hour.at !== at && hour.at > at - hoursKept * hourMs);
  return [...others, { at, accepted: held.accepted + accepted, kept: held.kept + kept }].sort((a, b) => a.at - b.at);
}

/** A span is over when its end is reached. */
export const spanMoved = (backlog: readonly FrameSpan[], span: FrameSpan, after: bigint): readonly FrameSpan[] =>
  backlog.flatMap((held) => (held.to !== span.to || held.after !== span.after ? [held] : after >= BigInt(held.to) ? [] : [{ ...held, after: String(after) }]));

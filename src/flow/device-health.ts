import { dayMs, dayOf, hourMs, instant, type Day } from '../basis/time.ts';
import { readQn } from '../codecs/hj212/moment.ts';
import { transmissionEffectiveness } from '../judge/data-capture.ts';
import type { Cite, Confidence } from '../judge/verdict.ts';
import type { Device } from '../model/device.ts';
import type { RawFrame } from '../model/frame.ts';
import { editionOn } from '../rulebook/choose-edition.ts';
import { isOutlet } from './determine/outlet-days.ts';
import { dueHours, firstHeld, waitedTo } from './due-hours.ts';
import { reopenFrame } from './frame-items.ts';
import type { House } from './house.ts';
import type { Window } from './ports/observations.ts';

/** How far back the figures look. A rule of the screen, none of law. */
export const healthDays = 7;
/** Frames of which the clock is taken. */
const driftFrames = 9;
/** Answers repeat the QN of the centre: they do not tell the logger's clock. */
const answers = new Set(['9011', '9012', '9013', '9014']);

export type MissingHours = { readonly due: number; readonly received: number; readonly missing: number; readonly firstMissing?: number };
export type DeviceHealth = {
  readonly lastFrameAt?: number; readonly lastDataTime?: number;
  readonly drift?: { readonly ms: number; readonly of: number };
  readonly refused: readonly { readonly fault: string; readonly count: number }[];
  readonly hours: MissingHours;
  readonly transmission?: Rate;
};

/** 传输率 in %, exact until printed. */
export type Rate = { readonly percent: string; readonly cite: Cite; readonly confidence: Confidence };

/** How these loggers do, by MN; a few questions to the store, however many there are. */
export async function healthOf(house: House, devices: readonly Device[]): Promise<ReadonlyMap<string, DeviceHealth>> {
  const now = house.clocks.world();
  const points = devices.map(({ point }) => point);
  const frames = Map.groupBy(await house.observations.latestFramesOf(points, driftFrames, now - healthDays * dayMs), ({ mn }) => mn);
  const refused = Map.groupBy(await house.observations.refusedByFault(), ({ mn }) => mn);
  const window = dueWindow(now);
  const missing = await missingHoursOf(house, devices, window, { held: true });
  return new Map(devices.map((device): [string, DeviceHealth] => {
    const own = frames.get(device.mn) ?? [];
    const counted = missing.get(device) ?? { due: 0, received: 0, missing: 0 };
    return [device.mn, {
      ...lastOf(own), ...driftOf(house, device, own), refused: (refused.get(device.mn) ?? []).map(({ fault, count }) => ({ fault, count })), hours: countsOf(counted),
      ...(isOutlet(house.directory.points.get(device.point)) ? rateOf(house, counted, dayOf(instant(now))) : {}),
    }];
  }));
}

/** Whole hours of the last days that are over and were waited for. */
export function dueWindow(now: number): Window {
  const to = waitedTo(now);
  return { from: to - healthDays * dayMs, to };
}

/**
 * Hours of the window that are due of each logger and have no hour record. `held`: what counts against somebody begins where this
 * installation held something of its kind; what is only asked for or spoken of does not.
 */
export async function missingHoursOf(
  house: House, devices: readonly Device[], window: Window, { held = false }: { readonly held?: boolean } = {},
): Promise<ReadonlyMap<Device, MissingHours & { readonly hours: readonly number[] }>> {
  const points = devices.map(({ point }) => point);
  const most = Math.max(1, (window.to - window.from) / hourMs) * points.length;
  const [stored, outlets, stations] = await Promise.all([
    points.length === 0 ? [] : house.observations.hoursStored({ points, window, limit: most + 1 }),
    ...(['outlets', 'stations'] as const).map((kind) => (held ? firstHeld(house, kind, window) : window.from)),
  ]);
  const came = Map.groupBy(stored, ({ point }) => point);
  return new Map(devices.map((device) => {
    const { from, to } = dueHours(device, window, isOutlet(house.directory.points.get(device.point)) ? outlets : stations);
    const received = new Set((came.get(device.point) ?? []).map(({ at }) => at));
    const due = Math.ceil((to - from) / hourMs);
    const hours = Array.from({ length: due }, (_, place) => from + place * hourMs).filter((at) => !received.has(at));
    const [firstMissing] = hours;
    return [device, { due, received: due - hours.length, missing: hours.length, hours, ...(firstMissing === undefined ? {} : { firstMissing }) }];
  }));
}

function lastOf(frames: readonly RawFrame[]): Pick<DeviceHealth, 'lastFrameAt' | 'lastDataTime'> {
  const last = frames[0]?.worldAt;
  const data = frames.filter(({ cn }) => cn.startsWith('2')).map(({ dataTime }) => dataTime);
  return { ...(last === undefined ? {} : { lastFrameAt: last }), ...(data.length === 0 ? {} : { lastDataTime: Math.max(...data) }) };
}

const countsOf = ({ due, received, missing, firstMissing }: MissingHours): MissingHours =>
  ({ due, received, missing, ...(firstMissing === undefined ? {} : { firstMissing }) });

/**
 * Median of QN minus receipt over its newest frames that were sent as their time went by: of two of them QN has gone on as long as the
 * world has, within half of it. A back-filled history keeps no pace (its hours come within seconds): it tells nothing of the clock.
 */
function driftOf(house: House, device: Device, frames: readonly RawFrame[]): Pick<DeviceHealth, 'drift'> {
  const told = frames.filter(({ cn }) => !answers.has(cn)).flatMap((frame) => {
    const opened = reopenFrame(frame, house);
    const qn = opened.ok && opened.value.header.rf === undefined ? readQn(opened.value.header.qn ?? '') : undefined;
    return qn === undefined ? [] : [{ qn, at: frame.worldAt, number: frame.number }];
  }).sort((a, b) => (a.number < b.number ? -1 : 1));
  const paced = told.map((frame, place) => place > 0 && keepsPace(told[place - 1] ?? frame, frame));
  const lags = told.filter((_, place) => paced[place] === true || paced[place + 1] === true).map(({ qn, at }) => qn - at).sort((a, b) => a - b);
  const middle = lags[Math.floor((lags.length - 1) / 2)];
  return middle === undefined ? {} : { drift: { ms: middle, of: lags.length } };
}

/** Closer together than this two frames tell no pace. */
const paceMs = 30_000;
const keepsPace = (a: { readonly qn: number; readonly at: number }, b: { readonly qn: number; readonly at: number }): boolean => {
  const [own, world] = [b.qn - a.qn, b.at - a.at];
  return own >= paceMs && Math.abs(own - world) <= Math.max(own, world) / 2;
};

/** By the rule in force; what is received counts as valid here, because validity is another question. */
function rateOf({ rulebook }: House, { due, received }: MissingHours, day: Day): Pick<DeviceHealth, 'transmission'> {
  const edition = editionOn(rulebook, 'emission-data', day);
  const judged = edition === undefined ? undefined : transmissionEffectiveness(edition, day, due, received, received);
  if (judged?.ok !== true || 'undeterminable' in judged.value.result) return {};
  return { transmission: { percent: judged.value.result.transmission, cite: judged.value.cite, confidence: judged.value.confidence } };
}

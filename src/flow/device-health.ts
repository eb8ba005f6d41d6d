import { dayMs, dayOf, hourMs, instant, startOfDay, type Day } from '../basis/time.ts';
import { readQn } from '../codecs/hj212/moment.ts';
import { transmissionEffectiveness } from '../judge/data-capture.ts';
import type { Cite, Confidence } from '../judge/verdict.ts';
import type { Device } from '../model/device.ts';
import type { RawFrame } from '../model/frame.ts';
import { editionOn } from '../rulebook/choose-edition.ts';
import { isOutlet } from './determine/outlet-days.ts';
import { reopenFrame } from './frame-items.ts';
import type { House } from './house.ts';
import type { Window } from './ports/observations.ts';

/** How far back the figures look, and how long after its end an hour may still be on its way. Rules of the screen, none of law. */
export const healthDays = 7;
const patienceMs = hourMs;
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
  const stored = points.length === 0 ? [] : await house.observations.hoursStored({ points, window, limit: points.length * healthDays * 24 + 1 });
  const hours = Map.groupBy(stored, ({ point }) => point);
  return new Map(devices.map((device): [string, DeviceHealth] => {
    const own = frames.get(device.mn) ?? [];
    const counted = missingHours(device, window, (hours.get(device.point) ?? []).map(({ at }) => at));
    return [device.mn, {
      ...lastOf(own), ...driftOf(house, device, own), refused: (refused.get(device.mn) ?? []).map(({ fault, count }) => ({ fault, count })), hours: counted,
      ...(isOutlet(house.directory.points.get(device.point)) ? rateOf(house, counted, dayOf(instant(now))) : {}),
    }];
  }));
}

/** Whole hours of the last days that are over and were waited for. */
export function dueWindow(now: number): Window {
  const to = Math.floor((now - patienceMs) / hourMs) * hourMs;
  return { from: to - healthDays * dayMs, to };
}

/** The missing hours themselves, by logger. */
export async function missingHoursOf(house: House, devices: readonly Device[], window: Window): Promise<ReadonlyMap<Device, readonly number[]>> {
  const points = devices.map(({ point }) => point);
  const most = Math.max(1, (window.to - window.from) / hourMs) * points.length;
  const stored = points.length === 0 ? [] : await house.observations.hoursStored({ points, window, limit: most + 1 });
  const hours = Map.groupBy(stored, ({ point }) => point);
  return new Map(devices.map((device) => [device, hoursOf(device, window, (hours.get(device.point) ?? []).map(({ at }) => at)).missing]));
}

/** Hours of the window without an hour record, none before the logger was registered or after it was taken off. */
function hoursOf({ from, to }: Device, window: Window, received: readonly number[]): { readonly due: number; readonly missing: readonly number[] } {
  const first = Math.max(window.from, startOfDay(from as Day));
  const last = to === undefined ? window.to : Math.min(window.to, startOfDay(to as Day) + dayMs);
  const came = new Set(received);
  const due = Array.from({ length: Math.max(0, Math.ceil((last - first) / hourMs)) }, (_, place) => first + place * hourMs);
  return { due: due.length, missing: due.filter((at) => !came.has(at)) };
}

function missingHours(device: Device, window: Window, received: readonly number[]): MissingHours {
  const { due, missing } = hoursOf(device, window, received);
  const [firstMissing] = missing;
  return { due, received: due - missing.length, missing: missing.length, ...(firstMissing === undefined ? {} : { firstMissing }) };
}

function lastOf(frames: readonly RawFrame[]): Pick<DeviceHealth, 'lastFrameAt' | 'lastDataTime'> {
  const last = frames[0]?.worldAt;
  const data = frames.filter(({ cn }) => cn.startsWith('2')).map(({ dataTime }) => dataTime);
  return { ...(last === undefined ? {} : { lastFrameAt: last }), ...(data.length === 0 ? {} : { lastDataTime: Math.max(...data) }) };
}

/** Median of QN minus receipt over its newest frames: what one late frame says is not the clock's fault. */
function driftOf(house: House, device: Device, frames: readonly RawFrame[]): Pick<DeviceHealth, 'drift'> {
  const lags = frames.filter(({ cn }) => !answers.has(cn)).flatMap((frame) => {
    const opened = reopenFrame(frame, house);
    const qn = opened.ok && opened.value.header.rf === undefined ? readQn(opened.value.header.qn ?? '') : undefined;
    return qn === undefined ? [] : [qn - frame.worldAt];
  }).sort((a, b) => a - b);
  const middle = lags[Math.floor((lags.length - 1) / 2)];
  return middle === undefined ? {} : { drift: { ms: middle, of: lags.length } };
}

/** By the rule in force; what is received counts as valid here, because validity is another question. */
function rateOf({ rulebook }: House, { due, received }: MissingHours, day: Day): Pick<DeviceHealth, 'transmission'> {
  const edition = editionOn(rulebook, 'emission-data', day);
  const judged = edition === undefined ? undefined : transmissionEffectiveness(edition, day, due, received, received);
  if (judged?.ok !== true || 'undeterminable' in judged.value.result) return {};
  return { transmission: { percent: judged.value.result.transmission, cite: judged.value.cite, confidence: judged.value.confidence } };
}

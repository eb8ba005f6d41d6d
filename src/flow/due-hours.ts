import { dayMs, hourMs, startOfDay, type Day } from '../basis/time.ts';
import type { Device } from '../model/device.ts';
import { isOutlet } from './determine/outlet-days.ts';
import type { House } from './house.ts';
import type { Window } from './ports/observations.ts';

/** An hour may still be on its way for so long after it has ended. A rule of the screen, none of law. */
const patienceMs = hourMs;
const lookBackMs = 92 * dayMs;

/** Hours that begin before this are over and were waited for. */
export const waitedTo = (now: number): number => Math.floor((now - patienceMs) / hourMs) * hourMs;

/** Whole hours of a time that are over and were waited for. */
export const waitedWindow = ({ from, to }: Window, now: number): Window => ({ from, to: Math.max(from, Math.min(to, waitedTo(now))) });

/** 应传: the hours of a window in which the logger was registered, none before `since`; of a point without a logger all. */
export function dueHours(device: Device | undefined, window: Window, since = window.from): Window {
  const from = Math.min(window.to, Math.max(window.from, since, device === undefined ? window.from : startOfDay(device.from as Day)));
  const to = device?.to === undefined ? window.to : Math.min(window.to, startOfDay(device.to as Day) + dayMs);
  return { from, to: Math.max(from, to) };
}

/**
 * The first hour (UTC ms) that this installation holds of any outlet, or of any station, as far back as a quarter before the window:
 * what was sent before it stood is not known, so that nothing of it is due from anybody.
 */
export async function firstHeld({ directory, observations }: Pick<House, 'directory' | 'observations'>, of: 'outlets' | 'stations', { from, to }: Window): Promise<number> {
  const points = [...directory.points.values()].filter((point) => isOutlet(point) === (of === 'outlets')).map(({ number }) => number);
  const [first] = points.length === 0 || from >= to ? [] : await observations.hoursStored({ points, window: { from: from - lookBackMs, to }, limit: 1 });
  return Math.max(from, first?.at ?? from);
}

import { hourMs } from '../../src/basis/time.ts';
import type { Device } from '../../src/model/device.ts';
import { hourMessage, isOffline, minuteMessage, type DeviceFrame } from '../province/frames.ts';
import type { Hours } from '../province/hours.ts';

/**
 * What the loggers have to send once the hour `at` is over: its hour records, and, of those that were offline until then,
 * the records they kept meanwhile, oldest first.
 */
export function* hourRound(devices: readonly Device[], hours: Hours, at: number): Generator<DeviceFrame> {
  for (const device of devices) {
    if (isOffline(hours, device.point, at)) continue;
    for (const missed of missedBefore(hours, device.point, at)) yield { device, message: hourMessage(device, hours, missed, true) };
    yield { device, message: hourMessage(device, hours, at) };
  }
}

/** Ten-minute records that end a tenth of an hour begun at `at`. Those of offline hours are lost, as they are with a short memory. */
export function* minuteRound(devices: readonly Device[], hours: Hours, at: number): Generator<DeviceFrame> {
  const hour = Math.floor(at / hourMs) * hourMs;
  for (const device of devices) if (!isOffline(hours, device.point, hour)) yield { device, message: minuteMessage(device, hours, at) };
}

function missedBefore(hours: Hours, point: number, at: number): readonly number[] {
  const missed: number[] = [];
  for (let hour = at - hourMs; isOffline(hours, point, hour); hour -= hourMs) missed.unshift(hour);
  return missed;
}

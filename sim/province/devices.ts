import type { Device } from '../../src/model/device.ts';
import type { Point } from '../../src/model/point.ts';
import { chance } from './chance.ts';

/** One data logger a point. Seven in ten speak the edition of 2017, the oldest that of 2005, the newest that of 2025 with SM4. */
export function deviceOf(seed: number, point: Point, contractor: string): Device {
  const draw = chance(seed, 91, point.number);
  // HJ 212-2025 sends noise under a command of its own (CN 2052); hour records of noise are of 2017.
  // A buoy measures what only this house has codes for: the lists of 2005 and 2025 are not asked about them.
  const edition = point.kind === 'noise-station' || point.kind === 'sea-buoy' ? '2017' : draw < 0.12 ? '2005' : draw < 0.85 ? '2017' : '2025';
  const number = point.number.toString(16).toUpperCase();
  return {
    mn: edition === '2005' ? `9800${number.padStart(10, '0')}` : `980000A89000${number.padStart(12, '0')}`,
    password: String(100_000 + Math.floor(chance(seed, 92, point.number) * 900_000)),
    edition, crc: crcOf(edition, chance(seed, 93, point.number)),
    ...(edition === '2025' ? { keyHex: keyHex(seed, point.number) } : {}),
    point: point.number, contractor, from: '2023-07-01',
  };
}

function crcOf(edition: Device['edition'], draw: number): Device['crc'] {
  if (edition === '2025' || draw < 0.95) return 'hj212';
  return draw < 0.98 ? 'modbus' : 'modbus-le';
}

const keyHex = (seed: number, number: number): string =>
  Array.from({ length: 16 }, (_, at) => Math.floor(chance(seed, 94, number, at) * 256).toString(16).padStart(2, '0')).join('');

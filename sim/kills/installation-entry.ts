import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hourMs, instant } from '../../src/basis/time.ts';
import { printFlag } from '../../src/codecs/hj212/edition.ts';
import { printMoment } from '../../src/codecs/hj212/moment.ts';
import { sm4 } from '../../src/gateway/sm4.ts';
import type { Device } from '../../src/model/device.ts';
import type { OutletLimit } from '../../src/model/limit.ts';
import { drillPassword } from '../../src/roof/drill/settle.ts';
import { frameBytes } from '../province/frames.ts';
import { growProvince } from '../province/province.ts';
import type { Entry } from './kills.ts';
import { Logger } from './logger.ts';
import type { Ports } from './server.ts';
import { countFrames } from './small-entry.ts';

const main = join(import.meta.dirname, '../..', 'src/main.ts');
const flags = { seed: '1', size: 'county', speed: '0', 'fill-days': '0', officers: 'off', port: '0', 'gateway-port': '0' } as const;
const first = Date.UTC(2025, 5, 1);

/**
 * `qingshan serve` itself on a folder: a drill county whose clock stands still. Each water outlet's logger sends hour records of
 * one factor, every one of them above its hour limit, so that each stored frame has to become one finding.
 */
export const installationEntry = (folder: string): Entry => ({
  serve: [process.execPath, main, 'serve', '--data', folder, ...Object.entries(flags).map(([name, value]) => `--${name}=${value}`)],
  ports: (line) => {
    const { gatewayPort }: Ports = JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8'));
    return { port: Number(new URL(line.split(' ').at(-1) ?? '').port), gatewayPort };
  },
  count: countFrames(folder),
  answers: 50,
  readings: 1,
  loggers: async ({ port }) => {
    const devices = new Map((await exportedDevices(port)).map((device) => [device.point, device]));
    return overriddenLimits().flatMap((limit) => {
      const device = devices.get(limit.point);
      return device === undefined ? [] : [loggerOf(device, limit)];
    });
  },
  settled: async ({ port }) => {
    while (await hoursWaiting(port) > 0) await new Promise((resolve) => setTimeout(resolve, 100));
  },
});

/** One hour limit of each water outlet of the drill county: the factor that its logger reports too high. */
export function overriddenLimits(): readonly OutletLimit[] {
  const { points, limits } = growProvince({ seed: Number(flags.seed), size: flags.size });
  return points.filter((point) => point.kind === 'water-outlet').flatMap((point) =>
    limits.find((limit) => limit.point === point.number && limit.averaging === 'hour' && limit.max !== undefined && limit.min === undefined) ?? []);
}

function loggerOf(device: Device, { factor, max }: OutletLimit): Logger {
  const value = (Number(max) * 2).toFixed(1);
  return new Logger({
    mn: device.mn,
    dataTime: (serial) => first + serial * hourMs,
    print: (qn, dataTime) => Buffer.from(frameBytes({
      device,
      message: {
        header: { qn, st: '32', cn: '2061', pw: device.password, mn: device.mn, flag: printFlag(device.edition, true) },
        items: [[['DataTime', printMoment(instant(dataTime))]], [[`${factor}-Avg`, value], [`${factor}-Flag`, 'N']]],
      },
    }, sm4)).toString('latin1'),
  });
}

/** The loggers' numbers and keys, as the system administrator exports them. */
async function exportedDevices(port: number): Promise<readonly Device[]> {
  const address = `http://127.0.0.1:${port}`;
  const session = await fetch(`${address}/api/session`, {
    method: 'POST', headers: { 'content-type': 'application/json', origin: address }, body: JSON.stringify({ login: 'system', password: drillPassword }),
  });
  const cookie = session.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ');
  const exported = await fetch(`${address}/api/devices/export`, { headers: { cookie, connection: 'close' } });
  if (!exported.ok) throw new Error(`devices could not be exported: ${await exported.text()}`);
  return (await exported.text()).trim().split('\n').map((line): Device => JSON.parse(line));
}

async function hoursWaiting(port: number): Promise<number> {
  const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`, { headers: { connection: 'close' } })).text();
  return Number(/^qingshan_determinations_waiting (\S+)$/mu.exec(metrics)?.[1]);
}

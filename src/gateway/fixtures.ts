import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { crcHj212, printCrc } from '../codecs/hj212/crc.ts';
import type { ObservationStore } from '../flow/ports/observations.ts';
import type { Device } from '../model/device.ts';
import { openMemoryStore } from '../stores/observations/memory.ts';
import { deviceDirectory } from './devices.ts';
import { openGateway, type Gateway, type GatewayOptions } from './gateway.ts';

/** World and machine time of the tests: 2026-03-02 12:00 in Beijing. */
export const worldNow = Date.UTC(2026, 2, 2, 4);

export const device = (of: Partial<Device> = {}): Device => ({ mn: 'MN1', password: '123456', edition: '2017', crc: 'hj212', point: 7, from: '2026-01-01', ...of });

/** A segment in its envelope, check right unless given. */
export function framed(segment: string, crc?: string, length?: number): Buffer {
  const bytes = Buffer.from(segment, 'utf8');
  const head = `##${String(length ?? bytes.length).padStart(4, '0')}`;
  return Buffer.concat([Buffer.from(head), bytes, Buffer.from(`${crc ?? printCrc('hj212', crcHj212(bytes))}\r\n`)]);
}

let serial = 0;

/** An hour record of COD as a logger of 2017 sends it; each call has its own QN. */
export function hourSegment(of: { mn?: string; pw?: string; at?: string; value?: string; flag?: string; cn?: string; cp?: string; st?: string } = {}): string {
  const qn = `20260302115000${String((serial += 1) % 1000).padStart(3, '0')}`;
  const cp = of.cp ?? `DataTime=${of.at ?? '20260302100000'};w01018-Avg=${of.value ?? '32.5'},w01018-Flag=N`;
  return `QN=${qn};ST=${of.st ?? '32'};CN=${of.cn ?? '2061'};PW=${of.pw ?? '123456'};MN=${of.mn ?? 'MN1'};Flag=${of.flag ?? '5'};CP=&&${cp}&&`;
}

/** A logger's end of a link: collects what comes back. */
export type Client = {
  readonly socket: Socket; text(): string; until(count: number): Promise<string[]>; closed(): Promise<void>; end(): void;
};

export async function client(port: number): Promise<Client> {
  const socket = connect(port, '127.0.0.1');
  let got = '';
  const waiting = new Set<() => void>();
  socket.on('data', (chunk) => { got += chunk.toString(); for (const wake of waiting) wake(); });
  socket.on('error', () => undefined);
  const over = new Promise<void>((resolve) => { socket.on('close', () => { resolve(); for (const wake of waiting) wake(); }); });
  await once(socket, 'connect');
  const frames = (): string[] => got.split('\r\n').filter((frame) => frame !== '');
  return {
    socket,
    text: () => got,
    async until(count) {
      while (frames().length < count) {
        if (socket.destroyed) throw new Error(`the link closed after ${frames().length} of ${count} answers`);
        const { promise, resolve } = Promise.withResolvers<void>();
        waiting.add(resolve);
        await promise;
        waiting.delete(resolve);
      }
      return frames();
    },
    closed: () => over,
    end: () => socket.destroy(),
  };
}

export type House = { readonly gateway: Gateway; readonly store: ObservationStore };

export async function house(devices: readonly Device[] = [device()], of: Partial<GatewayOptions> = {}): Promise<House> {
  const store = of.store ?? openMemoryStore();
  const clocks = { world: () => worldNow, machine: () => worldNow };
  const gateway = await openGateway({ port: 0, devices: deviceDirectory(devices), clocks, ...of, store, limits: { flushMs: 5, retryMs: 10, ...of.limits } });
  return { gateway, store };
}

/** Waits until a condition of the state holds; the test's own time limit is the only clock. */
export async function settled(gateway: Gateway, holds: (state: ReturnType<Gateway['state']>) => boolean): Promise<ReturnType<Gateway['state']>> {
  for (;;) {
    const state = gateway.state();
    if (holds(state)) return state;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

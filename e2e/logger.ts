import { once } from 'node:events';
import { connect } from 'node:net';
import { exportDevices } from '../src/contract/admin.ts';
import { hourMs, instant } from '../src/basis/time.ts';
import { printFlag } from '../src/codecs/hj212/edition.ts';
import type { Item } from '../src/codecs/hj212/message.ts';
import { printMoment, printQn } from '../src/codecs/hj212/moment.ts';
import { sm4 } from '../src/gateway/sm4.ts';
import type { Device } from '../src/model/device.ts';
import { frameBytes } from '../sim/province/frames.ts';
import type { Visitor } from './visitor.ts';

/** Number and keys of one point's logger, from the list that the system administrator exports. */
export async function exportedDevice(system: Visitor, point: number): Promise<Device> {
  const lines = String(await system.get(exportDevices)).trim().split('\n').map((line) => JSON.parse(line) as Device);
  const device = lines.find((listed) => listed.point === point);
  if (device === undefined) throw new Error(`no exported device stands at point ${point}`);
  return device;
}

/** An hour record (CN 2061) as this device prints it; one mean a factor, `hour` its start, UTC ms. */
export function hourRecord(device: Device, st: '31' | '32', hour: number, means: Readonly<Record<string, string>>): Uint8Array {
  const items: Item[] = [[['DataTime', printMoment(instant(hour))]]];
  for (const [factor, mean] of Object.entries(means)) items.push([[`${factor}-Avg`, mean], [`${factor}-Flag`, 'N']]);
  const header = { qn: printQn(instant(hour + hourMs + 2_000)), st, cn: '2061', pw: device.password, mn: device.mn, flag: printFlag(device.edition, true) };
  return frameBytes({ device, message: { header, items } }, sm4);
}

/** A message of a logger about itself (ST 91): a heartbeat (9015), an answer under the QN that it answers. */
export function deviceFrame(device: Device, cn: string, pairs: Item[number][], qn = printQn(instant(Date.now()))): Uint8Array {
  const header = { qn, st: '91', cn, pw: device.password, mn: device.mn, flag: printFlag(device.edition, false) };
  return frameBytes({ device, message: { header, items: pairs.length === 0 ? [] : [pairs] } }, sm4);
}

export type Line = { write(frame: Uint8Array): void; got(): string; answer(): Promise<string>; close(): void };

/** A TCP line to the gateway; `got` is all that came back so far, `answer` the first whole frame or what came before the line closed. */
export async function openLine(gatewayPort: number): Promise<Line> {
  const socket = connect(gatewayPort, '127.0.0.1');
  let got = '';
  socket.setEncoding('latin1');
  socket.on('error', () => socket.destroy());
  const answered = new Promise<string>((resolve) => {
    socket.on('data', (text: string) => {
      got += text;
      if (got.endsWith('\r\n')) resolve(got);
    });
    socket.on('close', () => resolve(got));
  });
  await once(socket, 'connect');
  return { write: (frame) => void socket.write(frame), got: () => got, answer: () => answered, close: () => socket.destroy() };
}

/** Sends one frame on a line of its own and waits for the answer. */
export async function send(gatewayPort: number, frame: Uint8Array): Promise<string> {
  const line = await openLine(gatewayPort);
  line.write(frame);
  const answer = await line.answer();
  line.close();
  return answer;
}

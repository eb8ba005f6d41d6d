import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** The test file of the European Institute for Computer Antivirus Research, put together here so that no scanner stops at this source. */
export const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-', 'ANTIVIRUS-TEST-FILE!$H+H*'].join('');

export type FakeClamd = {
  readonly port: number; readonly scanned: number[];
  /** What it answers instead of looking; undefined: it looks. `silent` closes without a word. */
  says: string | undefined;
  close(): Promise<void>;
};

/**
 * A daemon that speaks INSTREAM as clamd(8) documents it, checks each length, and finds the test file. `at`: a port, or the path of a
 * socket.
 */
export async function fakeClamd(at: number | string = 0): Promise<FakeClamd> {
  const open = new Set<Socket>();
  const daemon: { says: string | undefined; scanned: number[] } = { says: undefined, scanned: [] };
  const server = createServer((socket) => {
    open.add(socket);
    let held = Buffer.alloc(0);
    socket.on('close', () => open.delete(socket)).on('error', () => undefined);
    socket.on('data', (piece: Buffer) => {
      held = Buffer.concat([held, piece]);
      const bytes = streamed(held);
      if (bytes === undefined) return;
      daemon.scanned.push(bytes.length);
      if (daemon.says === 'silent') socket.end();
      else socket.end(`${daemon.says ?? (bytes.includes(eicar) ? 'stream: Eicar-Test-Signature FOUND' : 'stream: OK')}\0`);
    });
  });
  await new Promise<void>((resolve) => { if (typeof at === 'string') server.listen(at, resolve); else server.listen(at, '127.0.0.1',
    resolve); });
  return Object.assign(daemon, {
    port: typeof at === 'string' ? 0 : (server.address() as AddressInfo).port,
    close: () => new Promise<void>((resolve) => { for (const socket of open) socket.destroy(); server.close(() => resolve()); }),
  });
}

const command = Buffer.from('zINSTREAM\0');

/** The bytes of the stream once its end has come. */
function streamed(held: Buffer): Buffer | undefined {
  if (!held.subarray(0, command.length).equals(command)) return undefined;
  const pieces: Buffer[] = [];
  for (let at = command.length; at + 4 <= held.length;) {
    const length = held.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    if (at + 4 + length > held.length) return undefined;
    pieces.push(held.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
}

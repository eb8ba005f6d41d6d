import { chmodSync, existsSync, mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fail, ok, type Result } from '../../../basis/result.ts';
import { giveTo } from './cluster.ts';
import { checkPassable, type ServerUser } from './server-user.ts';

/** How our own server is reached: a Unix socket in a folder only its user may enter, or a loopback port with a password. */
export type Transport = { readonly kind: 'socket' | 'loopback'; readonly host: string; readonly port: number };

export const socketPrefix = 'qs-pg-';
const portOfSocket = 5432;
/** sun_path holds 108 bytes on Linux and 104 on macOS, with the closing NUL. */
const socketPathMax = process.platform === 'linux' ? 107 : 103;

export async function newTransport(user: ServerUser | undefined): Promise<Result<Transport>> {
  if (process.platform === 'win32') return ok({ kind: 'loopback', host: '127.0.0.1', port: await freePort() });
  const base = [tmpdir(), '/tmp'].find((folder) => existsSync(folder) && fits(folder) && checkPassable([join(folder, 'x')], user).ok);
  if (base === undefined) return fail('system.folder-not-passable', tmpdir());
  const host = mkdtempSync(join(base, socketPrefix));
  chmodSync(host, 0o700);
  giveTo(user, host);
  return ok({ kind: 'socket', host, port: portOfSocket });
}

/** Server options for the transport. Never a port on the network. */
export const transportOptions = (transport: Transport): readonly string[] => [
  '-p', String(transport.port),
  '-c', `listen_addresses=${transport.kind === 'loopback' ? transport.host : ''}`,
  '-c', `unix_socket_directories=${transport.kind === 'socket' ? transport.host : ''}`,
];

const fits = (folder: string): boolean => Buffer.byteLength(join(folder, `${socketPrefix}XXXXXX`, `.s.PGSQL.${portOfSocket}`)) <= socketPathMax;

const freePort = (): Promise<number> => new Promise((resolve, reject) => {
  const probe = createServer().on('error', reject).listen(0, '127.0.0.1', () => {
    const address = probe.address();
    probe.close(() => (typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('no free port'))));
  });
});

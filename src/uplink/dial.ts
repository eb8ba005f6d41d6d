import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { fail, ok, type Result } from '../basis/result.ts';
import { standardSender } from '../codecs/hj212/open.ts';
import { FrameSplitter } from '../codecs/hj212/split.ts';
import { readFrame } from '../codecs/hj212/upload.ts';
import type { UpperDialer, UpperEnd, UpperLine, UpperListener } from '../flow/ports/upper-line.ts';

const connectMs = 10_000;

/** Lines to upper platforms over TCP, or TLS with the platform's certificate checked. */
export const dialer: UpperDialer = { dial };

function dial(to: UpperEnd, listener: UpperListener): Promise<Result<UpperLine>> {
  const { promise, resolve } = Promise.withResolvers<Result<UpperLine>>();
  const { host, port } = to;
  const socket = to.tls ? connectTls({ host, port, ...(isIP(host) === 0 ? { servername: host } : {}) }) : connectTcp({ host, port });
  let open = false;
  let why = '';
  socket.setTimeout(connectMs, () => socket.destroy(new Error('no connection in 10 s')));
  socket.once(to.tls ? 'secureConnect' : 'connect', () => {
    open = true;
    socket.setTimeout(0).setNoDelay(true).setKeepAlive(true, 60_000);
    resolve(ok(lineOver(socket)));
  });
  socket.on('error', (error) => { why = error.message; });
  socket.on('close', () => {
    if (open) listener.gone(why);
    else resolve(fail('forward.no-line', why));
  });
  hear(socket, listener);
  return promise;
}

const lineOver = (socket: Socket): UpperLine => ({
  send: (bytes) => { if (socket.writable) socket.write(bytes); },
  close: () => { socket.destroy(); },
});

function hear(socket: Socket, listener: UpperListener): void {
  const splitter = new FrameSplitter();
  socket.on('data', (chunk) => {
    if (typeof chunk === 'string') return;
    for (const event of splitter.push(chunk)) {
      if (event.kind !== 'frame') continue;
      const read = readFrame(event, standardSender);
      if (read.ok) listener.heard(read.value);
    }
  });
}

import { connect, type NetConnectOpts, type Socket } from 'node:net';
import type { Scanned, Scanner } from '../../flow/ports/scanner.ts';

const pieceBytes = 64 * 1024;
const silenceMsMost = 30_000;
const answerBytesMost = 4_096;

/**
 * ClamAV's daemon by its command INSTREAM: pieces each behind their length (four bytes, big-endian), a length of zero, then one answer.
 * Source: clamd(8), “INSTREAM”. A broken line, silence and an answer of any other kind are all unanswered.
 */
export const clamd = (at: NetConnectOpts): Scanner => ({
  kind: 'clamd',
  scan: (bytes) => new Promise((resolve) => {
    const socket = connect(at);
    let said = '';
    const end = (scanned: Scanned): void => {
      socket.destroy();
      resolve(scanned);
    };
    socket.setTimeout(silenceMsMost, () => end({ state: 'unanswered', why: 'silence' }));
    socket.on('error', (error: NodeJS.ErrnoException) => end({ state: 'unanswered', why: error.code ?? error.message }));
    socket.on('connect', () => send(socket, bytes));
    socket.on('data', (piece) => {
      said += piece.toString('utf8');
      if (said.includes('\0') || said.length > answerBytesMost) end(answerOf(said));
    });
    socket.on('close', () => resolve(answerOf(said)));
  }),
});

function send(socket: Socket, bytes: Uint8Array): void {
  socket.write('zINSTREAM\0');
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    const piece = bytes.subarray(at, at + pieceBytes);
    socket.write(lengthOf(piece.length));
    socket.write(piece);
  }
  socket.write(lengthOf(0));
}

const lengthOf = (length: number): Uint8Array => {
  const four = Buffer.alloc(4);
  four.writeUInt32BE(length);
  return four;
};

/** `stream: OK`, `stream: <name> FOUND`; `INSTREAM size limit exceeded. ERROR` and everything else says nothing of the file. */
export function answerOf(said: string): Scanned {
  const line = said.split('\0', 1)[0]?.trim() ?? '';
  if (line === 'stream: OK') return { state: 'clean' };
  const found = /^stream: (.{1,200}) FOUND$/.exec(line)?.[1];
  return found === undefined ? { state: 'unanswered', why: line === '' ? 'closed without an answer' : line.slice(0,
    200) } : { state: 'infected', name: found };
}

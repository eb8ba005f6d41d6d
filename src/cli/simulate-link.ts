import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { instant } from '../basis/time.ts';
import { printQn } from '../codecs/hj212/moment.ts';
import type { FramePrinter } from './simulate-frames.ts';

export type LinkEvents = { ready(link: SimulatedLink): void; acknowledged(ms: number): void; lost(kind: 'closed' | 'timeout'): void };

/** One logger on its line, with at most one unanswered frame. */
export class SimulatedLink {
  readonly #socket: Socket;
  readonly #print: FramePrinter;
  readonly #events: LinkEvents;
  #got = '';
  #awaited: string | undefined;
  #sentAt = 0;
  #dataTime: number;
  #serial: number;
  #ended = false;

  private constructor(socket: Socket, print: FramePrinter, from: number, serial: number, events: LinkEvents) {
    this.#socket = socket;
    this.#print = print;
    this.#dataTime = from;
    this.#serial = serial;
    this.#events = events;
    socket.setNoDelay(true);
    socket.setEncoding('latin1');
    socket.on('data', (text) => this.#read(String(text)));
    socket.on('error', () => undefined);
    socket.on('close', () => { if (!this.#ended) this.#lost('closed'); });
  }

  /** Rejects when the other end does not take the link. `from`: data time of the first frame, each next one a second later. */
  static async open(host: string, port: number, print: FramePrinter, from: number, serial: number, events: LinkEvents): Promise<SimulatedLink> {
    const socket = connect(port, host);
    await once(socket, 'connect');
    return new SimulatedLink(socket, print, from, serial, events);
  }

  send(): void {
    const qn = qnNow();
    this.#awaited = `QN=${qn}`;
    this.#got = '';
    this.#sentAt = performance.now();
    this.#socket.write(this.#print(qn, this.#dataTime, this.#serial), 'latin1');
    this.#dataTime += 1000;
    this.#serial += 1;
  }

  #read(text: string): void {
    this.#got += text;
    if (this.#awaited === undefined || !this.#got.includes('\r\n') || !this.#got.includes('CN=9014') || !this.#got.includes(this.#awaited)) return;
    this.#awaited = undefined;
    this.#events.acknowledged(performance.now() - this.#sentAt);
    this.#events.ready(this);
  }

  get waiting(): boolean {
    return this.#awaited !== undefined;
  }

  /** A logger that waits too long gives the line up. */
  checkTime(now: number, limitMs: number): void {
    if (this.#awaited === undefined || this.#ended || now - this.#sentAt < limitMs) return;
    this.#lost('timeout');
    this.#socket.destroy();
  }

  #lost(kind: 'closed' | 'timeout'): void {
    this.#ended = true;
    this.#awaited = undefined;
    this.#events.lost(kind);
  }

  end(): void {
    this.#ended = true;
    this.#socket.destroy();
  }
}

let last = { at: 0, qn: '' };
function qnNow(): string {
  const at = Date.now();
  if (at !== last.at) last = { at, qn: printQn(instant(at)) };
  return last.qn;
}

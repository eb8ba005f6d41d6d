import { connect, type Socket } from 'node:net';
import { instant } from '../../src/basis/time.ts';
import { printQn } from '../../src/codecs/hj212/moment.ts';
import type { FramePrinter } from '../../src/cli/simulate-frames.ts';

/** One logger: its number, how it prints a frame, and the data time of its nth frame. */
export type Told = { readonly mn: string; readonly print: FramePrinter; readonly dataTime: (serial: number) => number };

/** A logger that forgets a frame only when it is acknowledged, and sends the same bytes again after the line broke. */
export class Logger {
  readonly #told: Told;
  #socket: Socket | undefined;
  #got = '';
  #serial = 0;
  #running = false;
  /** Frames 0 … acknowledged-1 were answered; frame `acknowledged` may have been sent. */
  acknowledged = 0;
  /** Frame numbers from 0 that were put on a line at least once. */
  sent = 0;
  resent = 0;

  constructor(told: Told) {
    this.#told = told;
  }

  get mn(): string {
    return this.#told.mn;
  }

  dataTime(serial: number): number {
    return this.#told.dataTime(serial);
  }

  /** Connects and goes on where it stopped; the line may break at any moment. */
  start(port: number): void {
    this.#running = true;
    this.#got = '';
    const socket = connect(port, '127.0.0.1');
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.setEncoding('latin1');
    socket.on('error', () => undefined);
    socket.on('connect', () => this.#send());
    socket.on('data', (text) => this.#read(String(text)));
  }

  #qn(): string {
    return printQn(instant(this.dataTime(this.#serial) + 500));
  }

  #send(): void {
    if (this.#serial < this.sent) this.resent += 1;
    this.sent = Math.max(this.sent, this.#serial + 1);
    this.#socket?.write(this.#told.print(this.#qn(), this.dataTime(this.#serial), this.#serial), 'latin1');
  }

  #read(text: string): void {
    this.#got += text;
    if (!this.#got.includes('\r\n') || !this.#got.includes(`QN=${this.#qn()}`) || !this.#got.includes('CN=9014')) return;
    this.#got = '';
    this.#serial += 1;
    this.acknowledged = this.#serial;
    if (this.#running) this.#send();
  }

  /** No new frame; the one on the line is still waited for. */
  rest(): void {
    this.#running = false;
  }

  get owing(): boolean {
    return this.acknowledged < this.sent;
  }

  drop(): void {
    this.#running = false;
    this.#socket?.destroy();
    this.#socket = undefined;
  }
}

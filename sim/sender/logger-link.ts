import { connect, type Socket } from 'node:net';

export type Load = { readonly bytes: Uint8Array; readonly qn: string; readonly done: () => void };
export type LinkOptions = {
  readonly host: string;
  readonly port: number;
  /** The next frame to send, if there is one now. */
  readonly next: () => Load | undefined;
  readonly answerMs: number;
  readonly reconnectMs: number;
  readonly onTrouble: (kind: 'cut' | 'unanswered') => void;
  /** The centre asks something: one line without its end, bytes as Latin-1. */
  readonly onRequest?: (line: string, link: LoggerLink) => void;
};

/** System 91 says that a line answers; the form of 2005 begins with it. */
const isAnswer = /^##\d{4}(?:[^&]*;)?ST=91;/;

/** Whole frames by their declared length: cipher may hold a line end. */
function framesIn(text: string): readonly string[] {
  const frames: string[] = [];
  for (let at = text.indexOf('##'); at >= 0; at = text.indexOf('##', at)) {
    const whole = /^\d{4}$/.test(text.slice(at + 2, at + 6)) ? 10 + Number(text.slice(at + 2, at + 6)) : 0;
    if (whole > 0 && at + whole <= text.length) frames.push(text.slice(at, at + whole));
    at += Math.max(2, whole);
  }
  return frames;
}

/**
 * A logger's end of one TCP connection: one frame is unanswered at a time; without an answer in time it is sent again with
 * the same QN (HJ 212-2017 clause 5); a cut line is opened again and what was unanswered goes first. Nothing is given up.
 */
export class LoggerLink {
  readonly #options: LinkOptions;
  #socket: Socket | undefined;
  #load: Load | undefined;
  #answer = '';
  #timer: NodeJS.Timeout | undefined;
  #open = false;
  #stopped = false;

  constructor(options: LinkOptions) {
    this.#options = options;
    this.#connect();
  }

  /** There may be something to send. */
  wake(): void {
    if (this.#open && this.#load === undefined && !this.#stopped) this.#sendNext();
  }

  /** What is said without waiting for an answer: 9011, 9012. */
  say(bytes: Uint8Array): void {
    this.#socket?.write(bytes);
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#socket?.destroy();
  }

  #connect(): void {
    const socket = connect({ host: this.#options.host, port: this.#options.port, noDelay: true });
    this.#socket = socket;
    socket.setEncoding('latin1');
    socket.on('connect', () => {
      this.#open = true;
      this.#answer = '';
      if (this.#load === undefined) this.#sendNext();
      else this.#write(this.#load);
    });
    socket.on('data', (chunk) => this.#read(String(chunk)));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#closed());
  }

  #closed(): void {
    this.#open = false;
    clearTimeout(this.#timer);
    if (this.#stopped) return;
    this.#options.onTrouble('cut');
    this.#timer = setTimeout(() => this.#connect(), this.#options.reconnectMs);
  }

  #sendNext(): void {
    this.#load = this.#options.next();
    if (this.#load !== undefined) this.#write(this.#load);
  }

  #write(load: Load): void {
    this.#socket?.write(load.bytes);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#options.onTrouble('unanswered');
      this.#write(load);
    }, this.#options.answerMs);
  }

  /** Answers come whole lines; one that names the waiting QN settles it (2005 names it inside CP). */
  #read(chunk: string): void {
    this.#answer += chunk;
    const end = this.#answer.lastIndexOf('\r\n');
    if (end < 0) return;
    const lines = this.#answer.slice(0, end);
    this.#answer = this.#answer.slice(end + 2);
    const { onRequest } = this.#options;
    if (onRequest !== undefined) for (const line of framesIn(lines)) if (!isAnswer.test(line)) onRequest(line, this);
    const load = this.#load;
    if (load === undefined || !lines.includes('CN=9014') || !lines.includes(`QN=${load.qn}`)) return;
    clearTimeout(this.#timer);
    this.#load = undefined;
    load.done();
    if (!this.#stopped) this.#sendNext();
  }
}

import { startOfHour, hourMs, instant } from '../../basis/time.ts';
import { encodeFrame } from '../../codecs/hj212/encode.ts';
import type { Item } from '../../codecs/hj212/message.ts';
import { printMoment, printQn } from '../../codecs/hj212/moment.ts';
import { readFrame, type Upload } from '../../codecs/hj212/upload.ts';
import { FrameSplitter, type FrameEvent } from '../../codecs/hj212/split.ts';
import { openSegment, type Sender } from '../../codecs/hj212/open.ts';
import { client, settled, type Client } from '../../gateway/fixtures.ts';
import type { Gateway } from '../../gateway/gateway.ts';
import { sm4 } from '../../gateway/sm4.ts';
import type { Device } from '../../model/device.ts';

/** A logger of the edition of 2025 on a real link: it encrypts with the key that it has, and reads what the centre sends with it. */
export class KeyedLogger {
  key: Uint8Array;
  readonly device: Device;
  readonly #gateway: Gateway;
  #link: Client | undefined;
  readonly #heard: Upload[] = [];
  #wake: () => void = () => undefined;
  #serial = 0;
  #splitter: FrameSplitter | undefined;

  constructor(gateway: Gateway, device: Device, keyHex: string) {
    this.#gateway = gateway;
    this.device = device;
    this.key = Uint8Array.fromHex(keyHex);
  }

  async connect(): Promise<this> {
    this.#link = await client(this.#gateway.port);
    this.#splitter = new FrameSplitter({ crc: 'hj212', accept: (segment, given) => openSegment(segment, given, this.#sender, sm4).check === 'fits' });
    this.#link.socket.on('data', (chunk) => this.#take(new Uint8Array(Buffer.from(chunk))));
    return this;
  }

  /** An encrypted hour record (or 1014 …), sent and taken or refused. */
  async send(cn: string, items: readonly Item[], key = this.key): Promise<void> {
    const before = this.#gateway.state().frames.received;
    this.say(cn, items, key);
    await settled(this.#gateway, ({ frames }) => frames.received > before && frames.pending === 0);
  }

  say(cn: string, items: readonly Item[], key = this.key, qn?: string): void {
    const header = { qn: qn ?? printQn(instant(Date.UTC(2026, 2, 2, 2) + (this.#serial += 1))), st: cn.startsWith('9') ? '91' : '32', cn, pw: this.device.password, mn: this.device.mn, flag: cn.startsWith('9') ? '8' : '9' };
    const frame = encodeFrame({ header, items }, { edition: '2025', crc: this.device.crc, secret: { key, sm4 } });
    if (!frame.ok) throw new Error(`${frame.fault} ${frame.detail}`);
    this.#link?.socket.write(frame.value);
  }

  hour(at: number, value: string, key = this.key): Promise<void> {
    return this.send('2061', [[['DataTime', printMoment(instant(startOfHour(instant(at)) - hourMs))]], [['w01018-Avg', value], ['w01018-Flag', 'N']]], key);
  }

  answer(to: Upload, cn: '9011' | '9012', field: string, code: number): void {
    this.say(cn, [[[field, String(code)]]], this.key, to.header.qn);
  }

  /** The next message of the centre with this command. */
  async hears(cn: string): Promise<Upload> {
    for (;;) {
      const at = this.#heard.findIndex(({ header }) => header.cn === cn);
      if (at >= 0) return this.#heard.splice(at, 1)[0] as Upload;
      await new Promise<void>((resolve) => { this.#wake = resolve; });
    }
  }

  heardSoFar(cn: string): number {
    return this.#heard.filter(({ header }) => header.cn === cn).length;
  }

  end(): void {
    this.#link?.end();
  }

  get #sender(): Sender {
    return { crc: this.device.crc, keys: [this.key] };
  }

  #take(chunk: Uint8Array): void {
    for (const event of this.#splitter?.push(chunk) ?? []) if (event.kind === 'frame') this.#read(event);
    this.#wake();
  }

  #read(event: FrameEvent): void {
    const read = readFrame({ ...event, bytes: event.bytes.slice() }, this.#sender, 'hj212', sm4);
    if (!read.ok) throw new Error(`the logger cannot read what the centre sends: ${read.fault}`);
    this.#heard.push(read.value);
  }
}

import type { Message } from '../../codecs/hj212/message.ts';
import { readMoment } from '../../codecs/hj212/moment.ts';
import type { Kind } from './records.ts';

type Record = { readonly kind: Kind; readonly message: Message };

const keptMax = 5_000;

/** What a logger has in its memory: records of periods that were acknowledged, the newest so many. */
export class KeptRecords<Load extends Record> {
  readonly #kept: { readonly cn: string; readonly at: number; readonly load: Load }[] = [];

  add(load: Load): void {
    if (load.kind === 'realtime' || load.kind === 'heartbeat') return;
    const at = readMoment(dataTimeOf(load.message) ?? '');
    if (at === undefined) return;
    this.#kept.push({ cn: load.message.header.cn ?? '', at, load });
    if (this.#kept.length > keptMax) this.#kept.shift();
  }

  /** Of one command, from one moment to another, both included; each once. */
  window(cn: string, from: number, until: number): readonly Load[] {
    const found = this.#kept.filter((one) => one.cn === cn && one.at >= from && one.at <= until);
    return [...new Map(found.map((one) => [`${one.at} ${one.load.message.header.pno ?? ''}`, one.load])).values()];
  }
}

const dataTimeOf = ({ items }: Message): string | undefined => items.flat().find(([name]) => name === 'DataTime')?.[1];

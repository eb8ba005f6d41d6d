import { fromMicro } from '../../basis/decimal.ts';
import type { Result } from '../../basis/result.ts';
import { civilOffsetMs } from '../../basis/time.ts';
import { factorOf } from '../../model/factor.ts';
import { fields } from '../../model/reading.ts';
import type { UpperPlatform } from '../../model/upper-platform.ts';
import { reopenFrame } from '../frame-items.ts';
import type { House } from '../house.ts';
import type { ExchangeTables, OutFrame, OutReading } from '../ports/exchange-tables.ts';
import type { Carrier, LateAnswer, Outcome, Parcel, Trouble } from './carrier.ts';
import type { ForwardTerms } from './terms.ts';

type Written = { readonly frame: OutFrame; readonly readings: readonly OutReading[] };

/**
 * Rows of exchange tables (前置库), one transaction for each piece of work. A frame is accepted when the other side says that it read the
 * frame or all of its readings; until then it stands as written. Written again it is the same rows, unread again.
 */
export class TableCarrier implements Carrier {
  readonly #tables: ExchangeTables;
  readonly #house: House;
  readonly #terms: ForwardTerms;
  #answersAt = 0;
  connected = false;
  trouble: Trouble | undefined;

  constructor(tables: ExchangeTables, house: House, terms: ForwardTerms) {
    this.#tables = tables;
    this.#house = house;
    this.#terms = terms;
  }

  tick(): void { /* Answers are asked for when the forwarder works. */ }
  forgive(): void { this.#answersAt = 0; }
  close(): void { this.connected = false; }

  async carry(platform: UpperPlatform, parcels: readonly Parcel[]): Promise<readonly (Outcome | undefined)[]> {
    const { address } = platform;
    if (address.kind !== 'tables') return parcels.map(() => undefined);
    const batch = String(parcels[0]?.frame.number ?? '');
    const read = parcels.map((parcel) => this.#rowsOf(platform, parcel, batch));
    const written = read.filter((one): one is Written => 'readings' in one);
    const done = this.#noted(await this.#tables.write(address, platform.id, written.map(({ frame }) => frame), newestOf(written)));
    return read.map((one): Outcome | undefined => {
      if (!('readings' in one)) return one;
      return done.ok ? { kind: 'written', fault: 'forward.unread', detail: '' } : undefined;
    });
  }

  async answers(platform: UpperPlatform): Promise<readonly LateAnswer[]> {
    const { address } = platform;
    const now = this.#house.clocks.machine();
    if (address.kind !== 'tables' || now < this.#answersAt) return [];
    const said = this.#noted(await this.#tables.answers(address, platform.id, this.#terms.answersMax));
    const found = said.ok ? said.value : [];
    if (found.length < this.#terms.answersMax) this.#answersAt = now + this.#terms.answersMs;
    return found.map(({ frame, worldAt, refused }) => ({
      frame, worldAt, outcome: refused === undefined ? { kind: 'accepted' } : { kind: 'refused', fault: 'forward.refused', detail: refused },
    }));
  }

  async taken({ id, address }: UpperPlatform, answers: readonly LateAnswer[]): Promise<void> {
    if (address.kind === 'tables') this.#noted(await this.#tables.taken(address, id, answers.map(({ frame }) => frame)));
  }

  #rowsOf({ what }: UpperPlatform, { frame, pieces }: Parcel, batch: string): Written | Outcome {
    const { factors, directory } = this.#house;
    const { mn, point, cn, st, dataTime, worldAt, number } = frame;
    const opened = reopenFrame(frame, this.#house);
    const place = directory.pointAt(point, dataTime);
    const own = {
      frame: String(number), batch, mn: pieces[0]?.mn ?? mn, point, data_time: seconds(dataTime),
    };
    const readings = (opened.ok ? opened.value.items : []).flatMap(({ factor, flag, values }) => values.flatMap(({ field, micro }): OutReading[] => {
      if (micro === undefined || !Object.hasOwn(fields, field) || !factorCode.test(factor)) return [];
      const { name, unit } = factorOf(factors, factor);
      return [{
        ...own, point_name: (place?.name.zh ?? '').slice(0, 200), factor, factor_name: name.zh.slice(0, 80), unit, data_type: cn, field, value: fromMicro(BigInt(micro)).toFixed(),
        flag: flag === undefined || flag === '' ? 'N' : /^[!-~]$/u.test(flag) ? flag : '?',
      }];
    }));
    if (what === 'readings' && readings.length === 0) {
      return { kind: 'not-sendable', fault: opened.ok ? 'forward.no-readings' : opened.fault, detail: opened.ok ? '' : opened.detail };
    }
    // A text of PostgreSQL holds no NUL.
    const content = what === 'readings' ? null : pieces.map(({ bytes }) => new TextDecoder('latin1').decode(bytes)).join('').replaceAll('\0', '\uFFFD');
    return { frame: { ...own, st, command: cn, received_at: seconds(worldAt), content, readings: readings.length }, readings };
  }

  #noted<T>(said: Result<T>): Result<T> {
    this.connected = said.ok;
    this.trouble = said.ok ? undefined : { fault: said.fault, detail: said.detail, at: this.#house.clocks.machine() };
    return said;
  }
}

/** As readings know them; anything else stays in the frame. */
const factorCode = /^[0-9A-Za-z]{2,12}$/u;

const seconds = (at: number): string => new Date(at + civilOffsetMs).toISOString().slice(0, 19).replace('T', ' ');

/** One row of each reading: of two frames of a batch that say it, the newer. */
function newestOf(written: readonly Written[]): readonly OutReading[] {
  const newest = new Map<string, OutReading>();
  for (const reading of written.flatMap(({ readings }) => readings)) {
    const { mn, data_type: type, factor, field, data_time: at } = reading;
    const key = [mn, type, factor, field, at].join('|');
    const held = newest.get(key);
    if (held === undefined || BigInt(held.frame) <= BigInt(reading.frame)) newest.set(key, reading);
  }
  return [...newest.values()];
}

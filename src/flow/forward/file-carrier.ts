import { sha256Bytes } from '../../basis/hash.ts';
import { civil, instant, startOfHour } from '../../basis/time.ts';
import { fields, type Field, type Reading } from '../../model/reading.ts';
import { factorOf } from '../../model/factor.ts';
import type { UpperPlatform } from '../../model/upper-platform.ts';
import type { House } from '../house.ts';
import type { Outbox } from '../ports/upper-line.ts';
import type { Carrier, Outcome, Parcel, Trouble } from './carrier.ts';

const everyField = Object.keys(fields) as readonly Field[];
const partsMax = 10_000;

/**
 * One part for each piece of work: frames as lines, hour readings as CSV, then the manifest, which makes the part count. Parts are numbered and
 * never written over; a part that a crash left without its manifest is finished by the next number, and the same content is not
 * written twice.
 */
export class FileCarrier implements Carrier {
  readonly #outbox: Outbox;
  readonly #house: House;
  readonly connected = true;
  trouble: Trouble | undefined;

  constructor(outbox: Outbox, house: House) {
    this.#outbox = outbox;
    this.#house = house;
  }

  tick(): void { /* Nothing waits: a file is there when it is written. */ }
  forgive(): void { /* Nothing is held against anybody. */ }
  close(): void { /* There is no line. */ }

  async carry({ address }: UpperPlatform, parcels: readonly Parcel[]): Promise<readonly (Outcome | undefined)[]> {
    const [first] = parcels;
    if (address.kind !== 'files' || first === undefined) return parcels.map(() => undefined);
    try {
      await this.#writePart(`${address.folder}/${periodName(first.frame.worldAt, address.every)}`, parcels);
      this.trouble = undefined;
      return parcels.map(() => ({ kind: 'accepted' as const }));
    } catch (error) {
      this.trouble = { fault: 'forward.no-line', detail: error instanceof Error ? error.message : String(error), at: this.#house.clocks.machine() };
      return parcels.map(() => undefined);
    }
  }

  async #writePart(name: string, parcels: readonly Parcel[]): Promise<void> {
    const lines = joined(parcels.flatMap(({ pieces }) => pieces.map(({ bytes }) => bytes)));
    const readings = await this.#readingsOf(parcels);
    const csv = new TextEncoder().encode(csvOf(this.#house, readings));
    const numbers = parcels.map(({ frame }) => frame.number);
    const said = {
      frames: { file: 'frames.txt', count: parcels.length, bytes: lines.length, sha256: sha256Bytes(lines), first: String(numbers[0]), last: String(numbers.at(-1)) },
      readings: { file: 'readings.csv', count: readings.length, bytes: csv.length, sha256: sha256Bytes(csv) },
    };
    const manifest = new TextEncoder().encode(`${JSON.stringify(said, undefined, 2)}\n`);
    for (let part = 1; part <= partsMax; part += 1) {
      const path = `${name}/part-${String(part).padStart(4, '0')}`;
      const held = await this.#outbox.read(`${path}/manifest.json`);
      if (held !== undefined && sha256Bytes(held) === sha256Bytes(manifest)) return;
      if (held !== undefined || !(await this.#outbox.write(`${path}/frames.txt`, lines))) continue;
      if (await this.#outbox.write(`${path}/readings.csv`, csv) && (await this.#outbox.write(`${path}/manifest.json`, manifest))) return;
    }
    throw new Error(`${name}: more than ${partsMax} parts`);
  }

  /** Hour readings that these frames brought and that hold. */
  async #readingsOf(parcels: readonly Parcel[]): Promise<readonly Reading[]> {
    const hourly = parcels.filter(({ frame }) => frame.cn === '2061').map(({ frame }) => ({ point: frame.point, at: startOfHour(instant(frame.dataTime)) }));
    const hours = [...new Map(hourly.map((hour) => [`${hour.point}|${hour.at}`, hour])).values()];
    const own = new Set(parcels.map(({ frame }) => String(frame.number)));
    return (await this.#house.observations.readingsOfHours(hours, 'hour', everyField)).filter(({ frame }) => own.has(frame));
  }
}

/** Beijing time of receipt. */
const periodName = (at: number, every: 'hour' | 'day'): string => {
  const [day = '', time = ''] = civil(instant(at)).split(' ');
  return every === 'day' ? day : `${day}/${time.slice(0, 2)}`;
};

const header = ['point', 'point_name', 'factor', 'factor_name', 'unit', 'field', 'hour_start_beijing', 'value', 'flag', 'frame'];

function csvOf({ directory, factors }: House, readings: readonly Reading[]): string {
  const rows = readings.map(({ point, factor, field, at, value, flag, frame }) => {
    const { name, unit } = factorOf(factors, factor);
    const place = directory.pointAt(point, at);
    return [place?.id ?? String(point), place?.name.zh ?? '', factor, name.zh, unit, field, civil(instant(at)), value, flag, frame];
  });
  return [header, ...rows].map((row) => `${row.map(quoted).join(',')}\r\n`).join('');
}

/** A cell that a table programme would take for a formula is written as text. */
function quoted(cell: string): string {
  const safe = /^[=+@\t\r]|^-(?![\d.])/u.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

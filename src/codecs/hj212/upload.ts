import type { FaultCode } from '../../basis/fault.ts';
import type { Instant } from '../../basis/time.ts';
import { fail, ok, type Result } from '../../basis/result.ts';
import { isCipher, type Sm4 } from './cipher.ts';
import type { Header, Pair } from './message.ts';
import { readMoment } from './moment.ts';
import { openSegment, type Sender } from './open.ts';
import { scanPairs } from './scan.ts';
import { areaOf, readHeader } from './segment.ts';
import type { FrameEvent } from './split.ts';
import { readText } from './text.ts';
import { readMicro } from './value.ts';

/** One value of a factor: the text as sent, and × 10^6 exactly, or why there is no number. */
export type UploadValue = {
  readonly field: string; readonly text: string; readonly micro: number | bigint | undefined;
  readonly fault: FaultCode | undefined;
};

/** One factor, plant state or information item. `flag` is upper case; absent when none was sent. */
export type UploadItem = {
  readonly factor: string;
  readonly flag: string | undefined;
  readonly values: readonly UploadValue[];
};

/** What the gateway needs of a frame. `others` are the fields without a factor (DataTime, PolId, BeginTime …) in wire order. */
export type Upload = {
  readonly header: Header;
  readonly dataTime: Instant | undefined;
  readonly items: readonly UploadItem[];
  readonly others: readonly Pair[];
  /** Name of the key that opened it. */
  readonly keyName?: string;
  /** The segment in plain where it came as cipher: what it says is the same under any key. */
  readonly plain?: Uint8Array;
};

/** Fields whose value is text by definition, so that it is no fault when it is not a number. */
const textFields = new Set(['Info', 'SN', 'SampleTime', 'CompleteTime', 'SampleType', 'EFlag']);

/**
 * A frame of the splitter to an upload: decrypted with the sender's keys if its data area is cipher, check verified under the
 * sender's profile. Faults: `frame.crc`, `frame.wrong-key` (none fits, or none is known), `frame.malformed`.
 */
export function readFrame(frame: FrameEvent, sender: Sender, splitCrc: Sender['crc'] = 'hj212', sm4?: Sm4): Result<Upload> {
  const { segment } = frame;
  if (frame.fits && sender.crc === splitCrc && !hasCipher(segment)) return readUpload(segment);
  const opened = openSegment(segment, frame.crcGiven, sender, sm4);
  if (opened.check === 'fits') {
    const read = readUpload(opened.plain);
    if (!read.ok || !opened.encrypted) return read;
    return ok({ ...read.value, plain: opened.plain, ...(opened.keyName === undefined ? {} : { keyName: opened.keyName }) });
  }
  if (opened.locked) return fail('frame.wrong-key', opened.check);
  return fail('frame.crc', `given ${frame.crcGiven}${opened.fitting === undefined ? '' : `, fits ${opened.fitting}`}`);
}

/** Plain segment to upload. Fault `frame.malformed`: no data area. */
export function readUpload(segment: Uint8Array): Result<Upload> {
  const { text } = readText(segment);
  const area = areaOf(text);
  if (area === undefined) return fail('frame.malformed', 'no CP=&&');
  const gathered = new Gathered();
  scanPairs(text, area.from, area.to, (name, value) => gathered.add(name, value));
  return ok({ header: readHeader(text, area.headEnd), dataTime: gathered.dataTime, items: gathered.done(), others: gathered.others });
}

function hasCipher(segment: Uint8Array): boolean {
  for (let at = 0; at < segment.length; at += 1) {
    const byte = segment[at] as number;
    if (byte < 0x20 || byte > 0x7e) return isCipher(segment);
  }
  return false;
}

type Parts = { readonly factor: string | undefined; readonly field: string };
/** The names of a province's loggers are few and come with every frame; what outsiders may add is bounded. */
const parted = new Map<string, Parts>();
const partedMax = 10_000;

/** `w01018-Avg` is field Avg of the factor w01018; a name without `-` has no factor. */
function partsOf(name: string): Parts {
  const held = parted.get(name);
  if (held !== undefined) return held;
  const dash = name.indexOf('-');
  const parts = dash < 0 ? { factor: undefined, field: name } : { factor: name.slice(0, dash), field: name.slice(dash + 1) };
  if (parted.size >= partedMax) parted.clear();
  parted.set(name, parts);
  return parts;
}

type OpenItem = { factor: string; flag: string | undefined; values: UploadValue[] };

/**
 * Rebuilds items by the part before the first `-`, whatever separators the device used (the standard breaks its own
 * grammar): a new item begins with another factor or with a field that the present one has already.
 */
class Gathered {
  readonly others: Pair[] = [];
  dataTime: Instant | undefined;
  readonly #items: OpenItem[] = [];
  #orphans = false;

  add(name: string, value: string): void {
    const { factor, field } = partsOf(name);
    if (factor === undefined) {
      if (name === 'DataTime' && this.dataTime === undefined) this.dataTime = readMoment(value);
      this.others.push([name, value]);
      return;
    }
    const item = this.#itemFor(factor, field);
    if (field === 'Flag') item.flag = value.length === 1 ? value.toUpperCase() : value;
    else item.values.push(uploadValue(field, value));
  }

  /** A flag that stands apart from its factor goes to the factor's last item without one. */
  done(): readonly UploadItem[] {
    if (!this.#orphans) return this.#items;
    return this.#items.filter((item, at) => {
      if (item.values.length > 0) return true;
      const home = this.#items.findLast((other, place) => place < at && other.factor === item.factor && other.values.length > 0 && other.flag === undefined);
      if (home !== undefined) home.flag = item.flag;
      return home === undefined;
    });
  }

  #itemFor(factor: string, field: string): OpenItem {
    const last = this.#items.at(-1);
    if (last !== undefined && last.factor === factor) {
      if (field === 'Flag' ? last.flag === undefined : !holds(last.values, field)) return last;
    }
    if (field === 'Flag') this.#orphans = true;
    const item: OpenItem = { factor, flag: undefined, values: [] };
    this.#items.push(item);
    return item;
  }
}

function holds(values: readonly UploadValue[], field: string): boolean {
  for (const value of values) if (value.field === field) return true;
  return false;
}

function uploadValue(field: string, text: string): UploadValue {
  const { micro, fault } = readMicro(text);
  return { field, text, micro, fault: textFields.has(field) ? undefined : fault };
}

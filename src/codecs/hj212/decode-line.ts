import type { Json } from '../../basis/canonical.ts';
import { faults } from '../../basis/fault.ts';
import { assessFrame, type Reading } from './assess-frame.ts';
import { readKey, type Sm4 } from './cipher.ts';
import type { CrcProfile } from './crc.ts';
import type { Edition } from './edition.ts';
import { bytesOf } from './text.ts';

type Line = { readonly frame: string; readonly id?: Json; readonly reading: Omit<Reading, 'latin1' | 'sm4'> };

const profiles: { readonly [name: string]: CrcProfile } = {
  hj212: 'hj212', modbus: 'modbus', 'modbus-le': 'modbus-le', 'modbus-swapped': 'modbus-le',
  'hj212-swapped': 'hj212-swapped', 'crc-unpadded': 'crc-unpadded', 'crc-over-cipher': 'crc-over-cipher',
};

/**
 * One line of `qingshan hj212 decode`: a JSON string, or `{"frame", "profile", "mode"}`, to one line of JSON without line
 * feed (domain/judge-io.md). Never throws: a line that is none of these is answered with `fault`. The bytes of the frame
 * are UTF-8 if any character is above U+00FF, else one byte a character.
 */
export function decodeLine(line: string, sm4?: Sm4): string {
  const read = readLine(line);
  if (typeof read === 'string') {
    const { zh, en } = faults['assess.bad-line'];
    return JSON.stringify({ valid: false, why: ['bad-line'], fault: 'assess.bad-line', message: `${zh} / ${en}: ${read}`, expect: {} });
  }
  const { bytes, latin1 } = bytesOf(read.frame);
  const assessment = assessFrame(bytes, { ...read.reading, latin1, sm4 });
  return JSON.stringify(read.id === undefined ? assessment : { id: read.id, ...assessment });
}

/** The line, or what is wrong with it. */
function readLine(line: string): Line | string {
  let value: Json;
  try {
    value = JSON.parse(line) as Json;
  } catch {
    return 'not JSON';
  }
  if (typeof value === 'string') return { frame: value, reading: readProfile({}, false) as Line['reading'] };
  if (!isRecord(value) || typeof value['frame'] !== 'string') return 'neither a string nor an object with "frame"';
  const mode = value['mode'] ?? 'strict';
  if (mode !== 'strict' && mode !== 'tolerant') return '"mode" is strict or tolerant';
  const profile = value['profile'] ?? {};
  if (!isRecord(profile)) return '"profile" is an object';
  const reading = readProfile(profile, mode === 'tolerant');
  if (typeof reading === 'string') return reading;
  return { frame: value['frame'], reading, ...(value['id'] === undefined ? {} : { id: value['id'] }) };
}

function readProfile(profile: { readonly [key: string]: Json }, tolerant: boolean): Line['reading'] | string {
  const name = profile['crc'] ?? 'hj212';
  const crc = typeof name === 'string' && Object.hasOwn(profiles, name) ? profiles[name] : undefined;
  if (crc === undefined) return `"crc" is one of ${Object.keys(profiles).join(', ')}`;
  const edition = profile['edition'] ?? undefined;
  if (edition !== undefined && !isEdition(edition)) return '"edition" is 2005, 2017 or 2025';
  const keyHex = profile['keyHex'] ?? undefined;
  const key = typeof keyHex === 'string' ? readKey(keyHex) : undefined;
  if (keyHex !== undefined && key === undefined) return '"keyHex" is 32 hexadecimal digits';
  const cipher = profile['cipher'] ?? 'bytes';
  if (cipher !== 'bytes' && cipher !== 'hex-text') return '"cipher" is bytes or hex-text';
  const sender = { crc, keys: key === undefined ? [] : [key], cipher } as const;
  return { sender, edition, tolerant, keyHex: typeof keyHex === 'string' ? keyHex : undefined };
}

const isEdition = (value: Json): value is Edition => value === '2005' || value === '2017' || value === '2025';

const isRecord = (value: Json): value is { readonly [key: string]: Json } => typeof value === 'object' && value !== null && !Array.isArray(value);

import { createCipheriv, createDecipheriv } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import frames from './hj212-frames.json' with { type: 'json' };
import { decodeLine } from './decode-line.ts';
import type { Sm4 } from './cipher.ts';

const sm4: Sm4 = {
  encrypt: (key, blocks) => createCipheriv('sm4-ecb', key, null).setAutoPadding(false).update(blocks),
  decrypt: (key, blocks) => createDecipheriv('sm4-ecb', key, null).setAutoPadding(false).update(blocks),
};

type Row = { id: string; frame: string; valid: boolean; tolerant: string; expect: { keyHex?: string } & Record<string, unknown> };
type Answer = { id?: unknown; valid: boolean; edition?: string; why?: string[]; fault?: string; expect: Record<string, unknown>; warnings?: string[] };
const rows: readonly Row[] = frames;
const row = (id: string): Row => rows.find((one) => one.id === id) as Row;
const keyOf = ({ expect: { keyHex } }: Row): { keyHex?: string } => (keyHex === undefined ? {} : { keyHex });

function ask(frame: unknown, profile?: object, mode?: string): Answer {
  const line = profile === undefined && mode === undefined ? JSON.stringify(frame) : JSON.stringify({ frame, profile, mode });
  return JSON.parse(decodeLine(line, sm4)) as Answer;
}

/** Every field and no other; where nothing was found at all, `frames`, `rest` and `error` may all be said. */
function expectFields(one: Row, answer: Answer): void {
  if (one.expect['frames'] === 0) expect(answer.expect).toMatchObject(one.expect);
  else expect(answer.expect).toEqual(one.expect);
}

test('the file has its 222 rows', () => expect(rows).toHaveLength(222));

describe.each(rows)('$id', (one) => {
  test('strict: verdict and every expected field, nothing else', () => {
    const answer = ask(one.frame, keyOf(one));
    expect(answer.valid).toBe(one.valid);
    expectFields(one, answer);
    if (!one.valid) expect(answer.why?.length).toBeGreaterThan(0);
  });

  test('tolerant: accepts what a tolerant receiver should', () => {
    const answer = ask(one.frame, keyOf(one), 'tolerant');
    expect(answer.valid).toBe(one.tolerant === 'accept');
    expectFields(one, answer);
    if (answer.valid !== one.valid) expect(answer.why?.length).toBeGreaterThan(0);
  });
});

test('a bare string is judged the same as an object, without a key as far as can be', () => {
  for (const one of rows) {
    const answer = ask(one.frame);
    expect([one.id, answer.valid]).toEqual([one.id, one.valid]);
    if (one.expect.keyHex === undefined) expectFields(one, answer);
  }
});

describe('profiles', () => {
  test.each(rows.filter((one) => one.tolerant.startsWith('accept-if-profile:')))('$id is accepted under $tolerant only', (one) => {
    const profile = one.tolerant.slice('accept-if-profile:'.length);
    const chosen = profile === 'sm4-hex-text' ? { cipher: 'hex-text' } : { crc: profile };
    expect(ask(one.frame, { ...keyOf(one), ...chosen }, 'tolerant').valid).toBe(true);
    expect(ask(one.frame, keyOf(one), 'tolerant').valid).toBe(false);
  });

  test('cipher as text is named, and refused without its profile even where the length is the text\'s own', () => {
    expect(ask(row('f221').frame, { keyHex: '30'.repeat(16) }).why).toEqual(['length', 'sm4-hex-text']);
    expect(ask(row('f221').frame.replace('##0234', '##0811'), { keyHex: '30'.repeat(16) }, 'tolerant')).toMatchObject({ valid: false });
  });

  test('noise before a frame of another profile: the check is what is wrong', () => {
    expect(ask(`\r\n${row('f169').frame}`)).toMatchObject({ valid: false, why: ['crc'], expect: { frames: 0, error: 'crc' } });
    expect(ask(`\r\n${row('f169').frame}`, { crc: 'modbus' }, 'tolerant')).toMatchObject({ valid: true, why: ['noise'], expect: { frames: 1, skipped: 2 } });
  });

  test('a right frame is wrong under another profile, which is named', () => {
    const answer = ask(row('f161').frame, { crc: 'modbus' });
    expect(answer).toMatchObject({ valid: false, why: ['crc', 'hj212'] });
  });
});

test.each([
  ['f203', ['several-frames']], ['f204', ['several-frames', 'trailer-missing']], ['f207', ['incomplete']], ['f208', ['noise']],
  ['f212', ['crc', 'noise']], ['f165', ['trailer-missing']], ['f166', ['trailer-lf']], ['f167', ['trailer-cr']], ['f199', ['oversize']],
  ['f162', ['length']], ['f163', ['length']], ['f023', ['length', 'crc', 'trailer-missing']], ['f172', ['crc']],
  ['f170', ['crc', 'modbus-swapped']],
  ['f205', ['incomplete']], ['f214', ['frame-header']],
])('%s is answered why: %j', (id, why) => expect(ask(row(id).frame, {}, 'tolerant').why).toEqual(why));

describe('encrypted areas', () => {
  test('without a key: valid, the check cannot be made, the header is read', () => {
    const answer = ask(row('f218').frame);
    expect(answer).toMatchObject({ valid: true, edition: '2025', why: ['crc-needs-key'], expect: { CN: '2051', encrypted: true, declaredLength: 295, crcGiven: '2200' } });
    expect(answer.expect).not.toHaveProperty('cp');
    expect(answer.expect).not.toHaveProperty('crcComputed');
  });

  test('with a wrong key: not valid', () => {
    expect(ask(row('f218').frame, { keyHex: 'ff'.repeat(16) })).toMatchObject({ valid: false, why: ['crc', 'wrong-key'] });
  });

  test('without a key but with a check that HJ 212 cannot give: not valid', () => {
    expect(ask(row('f218').frame.replace('&&2200', '&&2202'))).toMatchObject({ valid: false, why: ['crc', 'crc-needs-key'] });
  });

  test('damaged cipher under its key: the check is the one over the text that the key gives', () => {
    const damaged = row('f218').frame.replace('\u009A', '\u009B');
    expect(ask(damaged, { keyHex: '30'.repeat(16) })).toMatchObject({ valid: false, expect: { error: 'crc', encrypted: true, crcComputed: expect.stringMatching(/^[0-9A-F]{4}$/) } });
  });

  test('without a key but with a wrong length: not valid', () => {
    expect(ask(row('f218').frame.replace('##0295', '##0294')).valid).toBe(false);
  });

  test('a plain frame with one damaged byte is not taken for cipher', () => {
    const damaged = row('f161').frame.replace('32.5', '3\u0001.5');
    expect(ask(damaged)).toMatchObject({ valid: false, expect: { error: 'crc' } });
  });

  test('two encrypted frames in one segment', () => {
    const answer = ask(row('f218').frame + row('f220').frame, { keyHex: '30'.repeat(16) }, 'tolerant');
    expect(answer).toMatchObject({ valid: true, expect: { frames: 2, rest: '' } });
  });
});

describe('editions', () => {
  test.each([
    ['f001', '2017', 'surface-water station with Flag=8 in 2021'],
    ['f039', '2017', 'surface-water station with Flag=9 in 2020'],
    ['f049', '2025', 'annex A of 2025'],
    ['f161', '2025', 'Flag=9 in 2026'],
    ['f002', '2005', 'no Flag'],
    ['f003', '2017', 'Flag=4'],
    ['f189', 'unknown', 'version code 3'],
  ])('%s is of edition %s: %s', (id, edition) => expect(ask(row(id).frame).edition).toBe(edition));

  test('a configured edition holds', () => expect(ask(row('f001').frame, { edition: '2025' }).edition).toBe('2025'));
});

describe('content that is odd is said, not refused', () => {
  test.each([
    ['f183', 'value-missing'], ['f182', 'value-not-a-number'], ['f186', 'data-time-invalid'], ['f002', 'data-time-17-digits'],
    ['f190', 'packet-numbers-missing'], ['f191', 'packet-numbers-unannounced'], ['f192', 'packet-number-beyond-total'],
    ['f196', 'rf-not-1'], ['f181', 'factor-repeated'], ['f189', 'flag-unknown'], ['f179', 'area-unterminated'], ['f216', 'area-missing'],
  ])('%s: %s', (id, warning) => expect(ask(row(id).frame).warnings).toContain(warning));
});

describe('bad lines are answered', () => {
  test.each([
    '', ' ', '{', 'null', '7', '[]', '{}', '{"frame":7}', '{"frame":"x","mode":"lax"}', '{"frame":"x","profile":7}',
    '{"frame":"x","profile":{"crc":"toString"}}', '{"frame":"x","profile":{"edition":"1999"}}', '{"frame":"x","profile":{"keyHex":"00"}}',
  ])('%s', (line) => {
    const answer = decodeLine(line, sm4);
    expect(answer).not.toContain('\n');
    expect(JSON.parse(answer)).toMatchObject({ valid: false, fault: 'assess.bad-line', why: ['bad-line'] });
  });

  test('an empty frame is noise, not a bad line', () => expect(ask('')).toMatchObject({ valid: false, why: ['frame-header'] }));
  test('the id comes back', () => expect(JSON.parse(decodeLine(JSON.stringify({ id: 'a1', frame: 'x' })))).toMatchObject({ id: 'a1', valid: false }));
});

test('header fields cannot overwrite what was computed', () => {
  const segment = 'version=2005;declaredLength=1;__proto__=x;CP=&&&&';
  const answer = ask(`##${String(segment.length).padStart(4, '0')}${segment}0000\r\n`);
  expect(answer.expect).toMatchObject({ declaredLength: segment.length, error: 'crc' });
});

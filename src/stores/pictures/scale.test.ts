import sharp from 'sharp';
import { crc32, deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { picture } from '../../../sim/officers/picture.ts';
import { exifFacts } from './exif.ts';
import { photograph } from './photograph.fixture.ts';
import { oneByOne, scaled } from './scale.ts';

const sizeOf = async (bytes: Uint8Array | undefined) => {
  const { width, height, format, orientation } = await sharp(bytes).metadata();
  return { width, height, format, orientation };
};

describe('a scaled picture', () => {
  test.each([
    ['wide', [4000, 2000], 'thumb', [320, 160]], ['tall', [600, 1200], 'thumb', [160, 320]], ['on the screen', [4000, 3000], 'view', [1600, 1200]],
    ['small ones are not enlarged', [48, 32], 'view', [48, 32]],
  ] as const)('%s', async (_name, size, wanted, [width, height]) => {
    expect(await sizeOf(await scaled(await photograph({ size }), wanted))).toEqual({ width, height, format: 'jpeg', orientation: undefined });
  });

  test('has the right side up, and nothing of place, device and number in it', async () => {
    const bytes = await photograph({ size: [640, 320], orientation: 6, lon: 121.5, lat: 29.8, model: 'P60', serial: 'SN4711' });
    const thumb = await scaled(bytes, 'thumb');
    expect(await sizeOf(thumb)).toMatchObject({ width: 160, height: 320, orientation: undefined });
    expect(exifFacts('image/jpeg', thumb ?? new Uint8Array())).toEqual({});
    expect(Buffer.from(thumb ?? []).toString('latin1')).not.toMatch(/SN4711|P60|Exif/);
  });

  test('of a PNG is a JPEG', async () => expect(await sizeOf(await scaled(picture('before', 1), 'thumb'))).toMatchObject({ width: 320, format: 'jpeg' }));

  test('the same bytes give the same picture', async () => {
    const bytes = await photograph({ size: [800, 600] });
    expect(await scaled(bytes, 'thumb')).toEqual(await scaled(bytes, 'thumb'));
  });
});

/** A PNG that says it is so many pixels wide and high, with as little behind it as the writer wants. */
function png(width: number, height: number, rows: number): Uint8Array {
  const chunk = (kind: string, data: Buffer): Buffer => {
    const named = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
    const [size, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    size.writeUInt32BE(data.length);
    check.writeUInt32BE(crc32(named));
    return Buffer.concat([size, named, check]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const data = deflateSync(Buffer.alloc(rows * (1 + Math.ceil(width / 8))));
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}

test.each([
  ['a small file that swells to 400 million pixels', () => png(20_000, 20_000, 20_000)],
  ['a picture that is cut off', async () => (await photograph({ size: [900, 900] })).subarray(0, 900)],
  ['a header without pixels', () => png(64, 64, 0)],
  ['no picture', () => Buffer.from('%PDF-1.7')],
  ['a drawing of text that would be read from elsewhere', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
  ['nothing', () => new Uint8Array()],
] as const)('of %s none is made', async (_name, bytes) => expect(await scaled(await bytes(), 'thumb')).toBeUndefined());

test('many at once are made one after the other, and one that breaks holds up none', async () => {
  let [running, most] = [0, 0];
  const work = oneByOne(async (n: number) => {
    most = Math.max(most, running += 1);
    await Promise.resolve();
    running -= 1;
    if (n === 1) throw new Error('broken');
    return n;
  });
  const ends = await Promise.allSettled([0, 1, 2, 3].map(async (n) => work(n)));
  expect([most, ends.map(({ status }) => status)]).toEqual([1, ['fulfilled', 'rejected', 'fulfilled', 'fulfilled']]);
});

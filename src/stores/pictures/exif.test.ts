import fc from 'fast-check';
import { expect, test } from 'vitest';
import { picture } from '../../../sim/officers/picture.ts';
import { exifFacts } from './exif.ts';
import { photograph, type Said } from './photograph.fixture.ts';

const facts = async (said: Said) => exifFacts('image/jpeg', await photograph(said));
const taken = '2026:03:02 09:30:15';

test.each([
  ['nothing', {}, {}],
  ['a clock without an offset is Beijing time', { taken }, { takenOn: '2026-03-02T09:30:15', takenAt: Date.UTC(2026, 2, 2, 1, 30, 15) }],
  ['a clock with its offset', { taken, offset: '+00:00' }, { takenOn: '2026-03-02T09:30:15', offset: '+00:00',
    takenAt: Date.UTC(2026, 2, 2, 9, 30, 15) }],
  ['an offset that is none', { taken, offset: 'local' }, { takenOn: '2026-03-02T09:30:15', takenAt: Date.UTC(2026, 2, 2, 1, 30, 15) }],
  ['a clock that was never set', { taken: '0000:00:00 00:00:00' }, {}],
  ['a day that no calendar has', { taken: '2026:02:30 09:00:00' }, {}],
  ['words for a time', { taken: 'yesterday' }, {}],
  ['a place in the east and north', { lon: 121.55, lat: 29.87 }, { lon: 121.55, lat: 29.87 }],
  ['a place in the west and south', { lon: -70.5, lat: -33.25 }, { lon: -70.5, lat: -33.25 }],
  ['a receiver without a fix', { lon: 0, lat: 0 }, {}],
  ['half a place', { lat: 29.87 }, {}],
  ['a direction', { direction: 271.5 }, { direction: 272 }],
  ['full circle is north', { direction: 360 }, { direction: 0 }],
  ['maker and model', { make: 'HUAWEI', model: 'P60' }, { device: 'HUAWEI P60' }],
  ['a model that names its maker', { make: 'Canon', model: 'Canon EOS R5' }, { device: 'Canon EOS R5' }],
  ['a program', { software: 'Adobe Photoshop 25.0' }, { software: 'Adobe Photoshop 25.0' }],
] as const)('%s', async (_name, said: Said, want) => expect(await facts(said)).toEqual(want));

test('the serial number of the camera is in the file and not in what was read', async () => {
  const bytes = await photograph({ model: 'P60', serial: 'SN-4711-0815' });
  expect(Buffer.from(bytes).toString('latin1')).toContain('SN-4711-0815');
  expect(JSON.stringify(exifFacts('image/jpeg', bytes))).not.toContain('4711');
});

test.each([['image/png', picture('before', 1), {}], ['application/pdf', picture('before', 1), undefined],
  ['image/jpeg', new Uint8Array(), {}], ['image/heic', new Uint8Array(12), {}]] as const)(
  '%s', (type, bytes, want) => expect(exifFacts(type, bytes)).toEqual(want));

/**
 * ISO/IEC 23008-12: `ftyp`, `meta` that names one item of type Exif and where it lies, and the item itself, TIFF behind four bytes of
 * offset.
 */
function heic(tiff: Uint8Array): Uint8Array {
  const u32 = (value: number): Buffer => { const four = Buffer.alloc(4); four.writeUInt32BE(value); return four; };
  const box = (name: string, ...parts: readonly Uint8Array[]): Buffer => Buffer.concat([u32(8 + parts.reduce((sum,
    part) => sum + part.length, 0)), Buffer.from(name, 'latin1'), ...parts]);
  const brand = box('ftyp', Buffer.from('heic'), u32(0), Buffer.from('mif1heic'));
  const item = Buffer.concat([u32(0), tiff]);
  const infe = box('infe', Buffer.from([2, 0, 0, 0, 0, 1, 0, 0]), Buffer.from('Exif\0'));
  const meta = (at: number): Buffer => box('meta', u32(0), box('iinf', u32(0), Buffer.from([0, 1]), infe),
    box('iloc', u32(0), Buffer.from([0x44, 0x00, 0, 1, 0, 1, 0, 0, 0, 1]), u32(at), u32(item.length)));
  return new Uint8Array(Buffer.concat([brand, meta(brand.length + meta(0).length + 8), box('mdat', item)]));
}

test('a HEIC of a phone says the same as a JPEG', async () => {
  const jpeg = Buffer.from(await photograph({ taken, lon: 121.55, lat: 29.87, model: 'iPhone 15' }));
  const at = jpeg.indexOf('Exif\0\0');
  const tiff = jpeg.subarray(at + 6, at - 2 + jpeg.readUInt16BE(at - 2));
  expect(exifFacts('image/heic', heic(tiff))).toEqual({ takenOn: '2026-03-02T09:30:15', takenAt: Date.UTC(2026, 2, 2, 1, 30, 15),
    lon: 121.55, lat: 29.87, device: 'iPhone 15' });
});

test('law: damaged bytes never throw, and what is read of them is in its range', async () => {
  const whole = await photograph({ taken, offset: '+08:00', lon: 121.55, lat: 29.87, direction: 10, make: 'A', model: 'B', software: 'C' });
  fc.assert(fc.property(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }), fc.nat(whole.length),
    (changes, end) => {
    const damaged = Uint8Array.from(whole);
    for (const [at, byte] of changes) damaged[at] = byte;
    const { lon = 0, lat = 0, direction = 0, takenAt = 0 } = exifFacts('image/jpeg', damaged.subarray(0, end)) ?? {};
    expect(Math.abs(lon) <= 180 && Math.abs(lat) <= 90 && direction >= 0 && direction < 360 && Number.isSafeInteger(takenAt)).toBe(true);
  }), { numRuns: 1500 });
});

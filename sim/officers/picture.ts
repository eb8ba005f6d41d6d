import { crc32, deflateSync } from 'node:zlib';

const [width, height] = [360, 240] as const;
type Side = 'before' | 'after';
type Colour = readonly [number, number, number];

/** A river bend with an outlet, drawn from one seed and one place: foul and bare before, clear and green after (PNG, 8-bit RGB). */
export function picture(side: Side, key: number): Uint8Array {
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) rows.set(colourAt(x, y, side, key), y * (1 + width * 3) + 1 + x * 3);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}

const palettes: Readonly<Record<Side, Readonly<Record<'sky' | 'hill' | 'bank' | 'water' | 'plume' | 'tree', Colour>>>> = {
  before: { sky: [188, 187, 180], hill: [142, 138, 122], bank: [150, 126, 94], water: [112, 100, 78], plume: [74, 62, 52], tree: [128, 112, 84] },
  after: { sky: [170, 206, 232], hill: [116, 158, 124], bank: [122, 168, 98], water: [96, 160, 190], plume: [96, 160, 190], tree: [58, 118, 72] },
};
const pipe: Colour = [96, 96, 98];

function colourAt(x: number, y: number, side: Side, key: number): Colour {
  const palette = palettes[side];
  const hill = 84 + 16 * Math.sin(x / 47 + key) + 7 * Math.sin(x / 19 + key * 2);
  const shore = 128 + 10 * Math.sin(x / 60 + key * 3);
  const far = 214 + 8 * Math.sin(x / 52 + key);
  const mouth = 90 + (key * 37) % 160;
  if (y < hill) return palette.sky;
  if (y < shore) return isTree(x, y, shore, key) ? palette.tree : y < hill + 22 ? palette.hill : palette.bank;
  if (Math.abs(x - mouth) < 13 && y < shore + 14) return pipe;
  if (y > far) return palette.bank;
  const drift = (y - shore) * 0.9;
  return Math.abs(x - mouth - drift) < 9 + drift * 0.45 ? palette.plume : palette.water;
}

/** Crowns in a row along the bank. */
function isTree(x: number, y: number, shore: number, key: number): boolean {
  const at = (x + key * 13) % 44;
  return (at - 22) ** 2 + (y - shore + 14) ** 2 < 120;
}

function chunk(kind: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const framed = Buffer.alloc(8);
  framed.writeUInt32BE(data.length, 0);
  framed.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([framed.subarray(0, 4), named, framed.subarray(4)]);
}

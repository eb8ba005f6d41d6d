import type { Sharp } from 'sharp';
import type { RenditionSize } from '../../flow/ports/kept-files.ts';

const edge: Readonly<Record<RenditionSize, number>> = { thumb: 320, view: 1600 };
const quality: Readonly<Record<RenditionSize, number>> = { thumb: 70, view: 80 };
/** Beyond it a small file swells to more memory than one picture may take: 64 million pixels of four bytes. */
const pixelsMost = 64_000_000;
const secondsMost = 15;

/** Native code, loaded when the first picture is asked for; it reads JPEG and PNG from bytes and nothing else. */
async function loaded(): Promise<(bytes: Uint8Array) => Sharp> {
  const { default: sharp } = await import('sharp');
  sharp.concurrency(1);
  sharp.cache(false);
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer'] });
  return (bytes) => sharp(bytes, { limitInputPixels: pixelsMost, sequentialRead: true, failOn: 'error' }).timeout({ seconds: secondsMost });
}

/**
 * JPEG, the right side up, no larger than the size asked for, never enlarged, nothing in it but pixels. Undefined where none can be
 * made.
 */
export async function scaled(bytes: Uint8Array, size: RenditionSize): Promise<Uint8Array | undefined> {
  const open = await loaded();
  try {
    const made = await open(bytes).autoOrient().resize({ width: edge[size], height: edge[size], fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' }).jpeg({ quality: quality[size], mozjpeg: false }).toBuffer();
    return new Uint8Array(made);
  } catch {
    return undefined;
  }
}

/** One after the other: pictures of a whole page asked for at once must not take the machine from those who work on it. */
export function oneByOne<A extends readonly unknown[], T>(work: (...given: A) => Promise<T>): (...given: A) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (...given) => {
    const mine = last.then(() => work(...given));
    last = mine.catch(() => undefined);
    return mine;
  };
}

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

let ready: Promise<unknown> | undefined;

/** The module's own file from the installed package: nothing is fetched. */
async function load(): Promise<void> {
  const wasmBinary = await readFile(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
  await prepareZXingModule({ overrides: { wasmBinary: wasmBinary.buffer.slice(wasmBinary.byteOffset,
    wasmBinary.byteOffset + wasmBinary.byteLength) as ArrayBuffer }, fireImmediately: true });
}

/** Texts of the QR codes on a picture (JPEG or PNG); none where it is no picture that reads. */
export async function qrTexts(type: string, bytes: Uint8Array): Promise<readonly string[]> {
  if (type !== 'image/png' && type !== 'image/jpeg') return [];
  await (ready ??= load());
  const found = await readBarcodes(Uint8Array.from(bytes), { formats: ['QRCode'], tryHarder: true, maxNumberOfSymbols: 4 }).catch(() => []);
  return found.filter(({ isValid }) => isValid).map(({ text }) => text);
}

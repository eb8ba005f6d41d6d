/** Three to five pieces of about the same length, none empty where there are bytes enough; the number by the seed. */
export function piecesOf(bytes: Uint8Array, seed: number): Uint8Array[] {
  const count = Math.max(1, Math.min(bytes.length, 3 + (seed % 3)));
  return Array.from({ length: count }, (_, at) =>
    bytes.subarray(Math.floor((at * bytes.length) / count), Math.floor(((at + 1) * bytes.length) / count)));
}

/** The 64-bit numbers of a column as pairs of 32 bits, lower half first, so that a safe integer is written without making a bigint of it. */
export const halvesOf = (column: BigInt64Array): Uint32Array => new Uint32Array(column.buffer, column.byteOffset, column.length * 2);

/** `value` is a safe integer of either sign. */
export function setWhole(halves: Uint32Array, row: number, value: number): void {
  halves[row * 2] = value >>> 0;
  halves[row * 2 + 1] = Math.floor(value / 4_294_967_296) >>> 0;
}

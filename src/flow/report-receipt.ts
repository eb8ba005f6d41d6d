import { sha256Text } from '../basis/hash.ts';
import type { House } from './house.ts';

/** What a citizen keeps of a report: its id and the installation's own mark on it, so that nobody else adds to it. */
export const receiptOf = (house: House, id: string): string => `${id}.${markOf(house, id)}`;

/** The report of a receipt that this installation gave; undefined for any other text. */
export function reportOf(house: House, receipt: string): string | undefined {
  const at = receipt.lastIndexOf('.');
  const id = receipt.slice(0, Math.max(at, 0));
  // Digests are compared, so that how soon they differ tells nothing of the mark.
  return id !== '' && sha256Text(receipt) === sha256Text(receiptOf(house, id)) ? id : undefined;
}

/** Ed25519 (RFC 8032) signs the same text the same way: nothing need be stored. */
const markOf = (house: House, id: string): string => sha256Text(house.signer.sign(`qingshan report receipt ${id}`)).slice(0, 32);

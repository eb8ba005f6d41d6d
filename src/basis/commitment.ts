import { canonical, type Json } from './canonical.ts';
import { sha256Text, type HashText } from './hash.ts';

/**
 * A salted commitment: whoever holds salt and value can show that they stood there, nobody else can guess them.
 * SHA-256 over a domain line and the canonical form of field, salt and value. The salt needs 128 random bits or more.
 */
export const commit = (field: string, salt: string, value: Json, hash: HashText = sha256Text): string =>
  hash(commitmentText(JSON.stringify(field), JSON.stringify(salt), canonical(value)));

/** What the hash is taken over, of parts that are in canonical form already. */
export const commitmentText = (field: string, salt: string, value: string): string =>
  `qingshan commitment 1\n{"field":${field},"salt":${salt},"value":${value}}`;

/** So many salts of 128 bits out of one secret seed, two of each hash. Showing one gives neither the seed nor another away. */
export function saltsOf(seed: string, count: number, hash: HashText = sha256Text): readonly string[] {
  const salts: string[] = [];
  for (let block = 0; salts.length < count; block += 1) {
    const pair = hash(`qingshan salt 1\n${seed}\n${block}`);
    salts.push(pair.slice(0, 32), pair.slice(32));
  }
  return salts.slice(0, count);
}

import { canonical, type Json } from './canonical.ts';
import { sha256Text } from './hash.ts';

/**
 * A salted commitment: whoever holds salt and value can show that they stood there, nobody else can guess them.
 * SHA-256 over a domain line and the canonical form of field, salt and value. The salt needs 128 random bits or more.
 */
export const commit = (field: string, salt: string, value: Json): string =>
  sha256Text(`qingshan commitment 1\n${canonical({ field, salt, value })}`);

/** The salt of one field out of the event's secret seed: 128 bits, of use to nobody for another field. Showing one gives no other away. */
export const saltOf = (seed: string, field: string): string => sha256Text(`qingshan salt 1\n${canonical({ field, seed })}`).slice(0, 32);

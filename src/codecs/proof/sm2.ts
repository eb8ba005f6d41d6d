import { sm2 } from 'sm-crypto-v2';
import { fromBase64, toHex } from './bytes.ts';

/** SM2 with SM3 over Z and the text (GB/T 32918.2), user id of GM/T 0009, signature in DER. */
export const sm2Algorithm = 'sm2-sm3-der';
export const sm2UserId = '1234567812345678';
const prefix = 'sm2:';

export const sm2Key = (pointHex: string): string => `${prefix}${pointHex}`;

/** Whether the UTF-8 text was signed by the key `sm2:04…`; whatever does not read does not hold. */
export function sm2Holds(publicKey: string, text: string, signature: string): boolean {
  const der = fromBase64(signature);
  if (der === undefined || !/^sm2:04[0-9a-f]{128}$/.test(publicKey)) return false;
  try {
    return sm2.doVerifySignature(new TextEncoder().encode(text), toHex(der), publicKey.slice(prefix.length),
      { der: true, hash: true, userId: sm2UserId });
  } catch {
    return false;
  }
}

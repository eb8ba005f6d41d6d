import type { Result } from '../../basis/result.ts';
import type { SigningCredential } from '../../model/signing-credential.ts';

/** Which frozen version a person opened to read, and when: what was not opened is not signed. */
export type SheetOpening = { readonly person: string; readonly case: string; readonly hash: string; readonly at: number; readonly worldAt: number };

/** Seals, passkeys and opened sheets. Only the machine itself reads and writes them: no office, whatever it sees. */
export interface SigningReader {
  /** By id; of one person, where one is named. */
  signingCredentials(person?: string): Promise<readonly SigningCredential[]>;
  /** In the order of opening. */
  sheetOpenings(person: string): Promise<readonly SheetOpening[]>;
}

export interface SigningWriter {
  /** A credential stays what it is: its PIN may change, its counter rise, and once it may be revoked. */
  putSigningCredential(credential: SigningCredential): Promise<void>;
  /** The first opening of a version stands; a later one adds nothing. */
  putSheetOpening(opening: SheetOpening): Promise<void>;
}

/**
 * 电子签章: makes and uses the keys of seals. A province fills it with its own CA or UKey service; the first adapter keeps SM2 keys closed
 * by the holder's PIN. `kept` is the service's own word for the key, stored with the credential and meaningless to everybody else.
 */
export interface Seal {
  readonly kind: string;
  /** Of its signatures, as `codecs/proof` knows it. */
  readonly algorithm: string;
  make(pin: string): Promise<{ readonly publicKey: string; readonly kept: string }>;
  /** Fault signature.pin-wrong. */
  sign(kept: string, pin: string, text: string): Promise<Result<string>>;
  /** Fault signature.pin-wrong. */
  changePin(kept: string, pin: string, next: string): Promise<Result<string>>;
}

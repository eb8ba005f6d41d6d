import type { HolderCertificate } from './signing.ts';

/** A seal of an office-holder or a passkey of a person, with the installation's certificate for its public key. */
export type SigningCredential = {
  readonly id: string;
  readonly certificate: HolderCertificate;
  /** Machine clock, ms. */
  readonly madeAt: number;
  readonly madeBy: string;
  readonly name: string;
  /** Of a seal: its private key as the seal service keeps it, closed by the holder's PIN. */
  readonly kept?: string;
  /** Of a passkey: the authenticator's count of uses; zero where it keeps none. */
  readonly counter?: number;
  readonly revokedAt?: number;
  readonly revokedBy?: string;
};

/** Good on a world day: within its days and not revoked. */
export const isGoodOn = ({ certificate: { from, to }, revokedAt }: SigningCredential, day: string): boolean => revokedAt === undefined
  && from <= day && day <= to;

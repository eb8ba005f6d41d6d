import { canonical } from '../basis/canonical.ts';
import type { Role } from './role.ts';

/** Three ways of equal standing: 电子签章, 通行密钥, 纸质签字扫描. The password entered again is weaker: a place must allow it (M25). */
export const signingWays = ['seal', 'passkey', 'paper'] as const;
export type SigningWay = (typeof signingWays)[number];

/** What seal and passkey sign: which version of which case, under which office, by whom; asked of the installation for this once. */
export type SigningStatement = {
  readonly case: string; readonly number: string; readonly version: number; readonly hash: string; readonly algorithm: string;
  readonly office: Role; readonly person: string; readonly appointment: string; readonly unit: string;
  /** Fresh: the same request is not taken twice. */
  readonly nonce: string;
  /** Machine clock, ms. */
  readonly issuedAt: number;
};

export const statementText = (statement: SigningStatement): string => `qingshan signing 1\n${canonical(statement)}`;

/** The installation's word that a key is this person's, from a day to a day; `issuer` is its public key, Ed25519 over `certificateText`. */
export type HolderCertificate = {
  readonly kind: 'seal' | 'passkey';
  /** Of the seal, or the credential id of the passkey. */
  readonly id: string;
  readonly person: string;
  /** Of a seal: the one office for which it is made. */
  readonly appointment?: string;
  readonly says: string;
  readonly algorithm: string;
  /** `sm2:<hex>`, `p256:<hex>` (uncompressed points) or `ed25519:<hex>`. */
  readonly publicKey: string;
  /** Of a passkey: the domain to which its authenticator bound it. */
  readonly site?: string;
  readonly from: string; readonly to: string;
  readonly issuer: string; readonly signature: string;
};

export function certificateText({ signature: _signature, ...certificate }: HolderCertificate | Omit<HolderCertificate,
  'signature'> & { readonly signature?: string }): string {
  return `qingshan holder certificate 1\n${canonical(certificate)}`;
}

/** A clerk who handed in or confirmed a paper: the office for all to see, the person as a digest that two clerks do not share. */
export type PaperClerk = { readonly unit: string; readonly role: string; readonly mark: string };
export type PaperFile = { readonly hash: string; readonly name: string; readonly type: string; readonly size: number };

/** What was proved, kept in the signature; seal and passkey by their statement, paper by the scan and two clerks. */
export type SignatureProof =
  | { readonly way: 'seal'; readonly algorithm: string; readonly statement: SigningStatement; readonly certificate: HolderCertificate; readonly signature: string }
  | {
    readonly way: 'passkey'; readonly algorithm: string; readonly statement: SigningStatement; readonly certificate: HolderCertificate; readonly signature: string;
    /** base64url, as the browser gave them. */
    readonly authenticatorData: string; readonly clientData: string;
  }
  | {
    readonly way: 'paper'; readonly algorithm: string; readonly scan: Omit<PaperFile, 'name'>; readonly boundBy: PaperBinding;
    readonly version: number; readonly hash: string; readonly signedOn: string; readonly clerks: readonly PaperClerk[];
  };
export type CryptographicProof = Exclude<SignatureProof, { readonly way: 'paper' }>;

/** How a scan was matched to the frozen version: its QR code was read, or both clerks typed the short code of the print. */
export type PaperBinding = 'qr' | 'code';

/** The short code under the QR code: the first 12 digits of the hash in threes of four. */
export const shortCode = (hash: string): string => hash.slice(0, 12).toUpperCase().replace(/(.{4})(?=.)/gu, '$1-');
export const sameCode = (typed: string, hash: string): boolean => typed.replaceAll(/[\s-]/gu, '').toLowerCase() === hash.slice(0, 12);

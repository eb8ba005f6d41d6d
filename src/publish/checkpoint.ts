import { hashAlgorithm } from '../basis/hash.ts';
import { inclusionProof, merkleRoot, type ProofStep } from '../basis/merkle.ts';
import type { Checkpoint } from '../model/checkpoint.ts';
import { chainHeadLeaf, checkpointContent, checkpointHash } from '../model/history.ts';

export type ChainHead = { readonly case: string; readonly seq: number; readonly hash: string };

/** The newest event of every case at the making of a checkpoint: kept beside it, because inclusion proofs are taken from it. */
export type WitnessedCheckpoint = { readonly checkpoint: Checkpoint; readonly heads: readonly ChainHead[] };

/** Signs UTF-8 text with the installation's Ed25519 key; base64 of the 64 bytes. */
export type Signer = (content: string) => string;

/**
 * The checkpoint of an ended world day: Merkle root (RFC 6962) over all chain heads in the order of case ids, linked to the
 * checkpoint before, signed. Make it when every event of that day is stored: an event later than its day's checkpoint is not provable.
 */
export function nextCheckpoint(given: {
  readonly day: string; readonly heads: readonly ChainHead[]; readonly previous: Checkpoint | undefined; readonly key: string; readonly sign: Signer;
}): WitnessedCheckpoint {
  if (given.previous !== undefined && given.previous.day >= given.day) throw new TypeError(`checkpoint of ${given.day} after ${given.previous.day}`);
  const heads = given.heads.toSorted((a, b) => (a.case < b.case ? -1 : a.case > b.case ? 1 : 0));
  const unsigned = {
    day: given.day, root: merkleRoot(heads.map(chainHeadLeaf)), algorithm: hashAlgorithm,
    previous: given.previous === undefined ? '' : checkpointHash(given.previous),
    cases: heads.length, signatureAlgorithm: 'ed25519', key: given.key,
  };
  return { checkpoint: { ...unsigned, signature: given.sign(checkpointContent(unsigned)) }, heads };
}

/** How one case stands in a checkpoint: its leaf and the way to the root; undefined when it is not there yet. */
export type Inclusion = {
  readonly checkpoint: Checkpoint; readonly seq: number; readonly hash: string; readonly proof: readonly ProofStep[];
};

export function inclusionOf(witnessed: WitnessedCheckpoint, caseId: string): Inclusion | undefined {
  const index = witnessed.heads.findIndex((head) => head.case === caseId);
  const head = witnessed.heads[index];
  if (head === undefined) return undefined;
  const proof = inclusionProof(witnessed.heads.map(chainHeadLeaf), index);
  return { checkpoint: witnessed.checkpoint, seq: head.seq, hash: head.hash, proof };
}

import { sha256Bytes } from './hash.ts';
import { concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';

/** One neighbour on the way from a leaf to the root. */
export type ProofStep = { readonly side: 'left' | 'right'; readonly hash: string };

/** Merkle tree hash of RFC 6962 §2.1 over texts; 64 hex digits. The empty tree is the hash of nothing. */
export function merkleRoot(leaves: readonly string[]): string {
  return rootOf(leaves.map(leafHash));
}

/** RFC 6962 §2.1.1: the neighbours from leaf `index` upward. */
export function inclusionProof(leaves: readonly string[], index: number): readonly ProofStep[] {
  if (index < 0 || index >= leaves.length) throw new RangeError(`no leaf ${index} of ${leaves.length}`);
  return proofOf(leaves.map(leafHash), index);
}

/** The root to which this leaf and its neighbours lead. */
export const rootFrom = (leaf: string, proof: readonly ProofStep[]): string =>
  proof.reduce((hash, step) => (step.side === 'left' ? nodeHash(step.hash, hash) : nodeHash(hash, step.hash)), leafHash(leaf));

const leafHash = (text: string): string => sha256Bytes(concatBytes(Uint8Array.of(0), utf8ToBytes(text)));
const nodeHash = (left: string, right: string): string => sha256Bytes(concatBytes(Uint8Array.of(1), hexToBytes(left), hexToBytes(right)));

/** Largest power of two below `count`. */
const splitAt = (count: number): number => 2 ** Math.ceil(Math.log2(count) - 1);

function rootOf(hashes: readonly string[]): string {
  const [first] = hashes;
  if (first === undefined) return sha256Bytes(new Uint8Array());
  if (hashes.length === 1) return first;
  const split = splitAt(hashes.length);
  return nodeHash(rootOf(hashes.slice(0, split)), rootOf(hashes.slice(split)));
}

function proofOf(hashes: readonly string[], index: number): readonly ProofStep[] {
  if (hashes.length === 1) return [];
  const split = splitAt(hashes.length);
  const [left, right] = [hashes.slice(0, split), hashes.slice(split)];
  return index < split
    ? [...proofOf(left, index), { side: 'right', hash: rootOf(right) }]
    : [...proofOf(right, index - split), { side: 'left', hash: rootOf(left) }];
}

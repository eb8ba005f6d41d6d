import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonical } from './canonical.ts';
import { commit } from './commitment.ts';
import { sha256Text } from './hash.ts';
import { inclusionProof, merkleRoot, rootFrom } from './merkle.ts';

test('the empty tree and the single leaf of RFC 6962', () => {
  expect(merkleRoot([])).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(merkleRoot([''])).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
});

const leaves = fc.array(fc.string(), { minLength: 1, maxLength: 40 });

test('law: every leaf leads to the root, another leaf does not', () => {
  fc.assert(fc.property(leaves, fc.nat(), fc.string(), (texts, pick, other) => {
    const index = pick % texts.length;
    const proof = inclusionProof(texts, index);
    expect(rootFrom(texts[index] as string, proof)).toBe(merkleRoot(texts));
    if (other !== texts[index]) expect(rootFrom(other, proof)).not.toBe(merkleRoot(texts));
    expect(proof.length).toBeLessThanOrEqual(Math.ceil(Math.log2(texts.length)));
  }));
});

test('law: any other leaf, order or number of leaves gives another root', () => {
  fc.assert(fc.property(leaves, leaves, (a, b) => {
    expect(merkleRoot(a) === merkleRoot(b)).toBe(canonical(a.map((text) => sha256Text(text))) === canonical(b.map((text) => sha256Text(text))));
  }));
});

test('a commitment tells field, salt and value apart', () => {
  const all = [commit('a', 's', 'v'), commit('b', 's', 'v'), commit('a', 't', 'v'), commit('a', 's', 'w'), commit('a', 's', ['v'])];
  expect(new Set(all).size).toBe(5);
});

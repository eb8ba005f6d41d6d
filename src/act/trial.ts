import type { Json } from '../basis/canonical.ts';
import type { Actor, Case } from '../model/case.ts';
import type { CaseType, StepRule } from '../model/case-type.ts';
import type { CryptographicProof, PaperFile } from '../model/signing.ts';
import type { StepContext } from './context.ts';

/** A step being tried: `of` is the case as it would stand with the input taken in. */
export type Trial = {
  readonly type: CaseType; readonly of: Case; readonly rule: StepRule; readonly actor: Actor;
  readonly input: Readonly<Record<string, Json>>; readonly context: StepContext;
  readonly proof?: StepProof;
};

/** A proof that can be verified, or a scan of the signed sheet with the hash that its QR code gave, if it was read. */
export type StepProof = CryptographicProof | { readonly way: 'paper'; readonly scan: PaperFile; readonly read?: string };

/** What followed from a step, under keys that begin with `$`; recorded in the event so that a replay computes nothing anew. */
export type Consequences = Readonly<Record<string, Json>>;

import { canonical, type Json } from '../basis/canonical.ts';
import { ok, type Result } from '../basis/result.ts';
import type { Case, CaseEvent } from '../model/case.ts';
import type { CaseType } from '../model/case-type.ts';
import type { Checkpoint } from '../model/checkpoint.ts';
import type { PublicPicture } from '../model/public-picture.ts';
import { inclusionOf, type Inclusion, type Signer, type WitnessedCheckpoint } from './checkpoint.ts';
import { projectCase, type PublicProjection } from './public-case.ts';

export const publicFileFormat = 'qingshan-public-case-1';

/**
 * The file that anyone can check without us. `pictures`: the photographs on the public page by the hash of their bytes; like a
 * redacted copy, the seal alone covers them. `before` is the checkpoint before the first that contains the case, null for none.
 */
export type PublicFile = PublicProjection & {
  readonly format: typeof publicFileFormat;
  readonly pictures?: readonly PublicPicture[];
  readonly before: Checkpoint | null;
  readonly checkpoints: readonly Inclusion[];
  readonly key: string;
  readonly seal: { readonly algorithm: 'ed25519'; readonly signature: string };
};

/** What the seal covers: the whole file but the seal, so that one byte more or less shows. */
export const sealedContent = (file: Omit<PublicFile, 'seal'>): string => `qingshan public file 1\n${canonical(file satisfies Json)}`;

/**
 * The exported public file of one case: canonical JSON (RFC 8785), self-contained. `witnessed`: all checkpoints in the order of
 * days, each with its heads. Fault publish.not-public.
 */
export function exportPublicFile(given: {
  readonly type: CaseType; readonly of: Case; readonly events: readonly CaseEvent[];
  readonly witnessed: readonly WitnessedCheckpoint[]; readonly key: string; readonly sign: Signer; readonly pictures?: readonly PublicPicture[];
}): Result<string> {
  const projection = projectCase(given.type, given.of, given.events);
  if (!projection.ok) return projection;
  const first = given.witnessed.findIndex(({ heads }) => heads.some((head) => head.case === given.of.id));
  const containing = first === -1 ? [] : given.witnessed.slice(first);
  const unsealed = {
    ...projection.value, format: publicFileFormat, key: given.key, ...(given.pictures === undefined ? {} : { pictures: given.pictures }),
    before: given.witnessed[first - 1]?.checkpoint ?? null,
    checkpoints: containing.map((witnessed) => inclusionOf(witnessed, given.of.id)).filter((inclusion) => inclusion !== undefined),
  } as const;
  const file: PublicFile = { ...unsealed, seal: { algorithm: 'ed25519', signature: given.sign(sealedContent(unsealed)) } };
  return ok(canonical(file satisfies Json));
}

import { verdicts, type Verdict } from '../../model/determination.ts';

type Stored = { readonly verdict: string; readonly reason: string; readonly index: boolean };

/**
 * The verdict of a stored row. Before `assessed` existed, an assessment (评价) was stored as `not-judged` with the reason
 * `index-only`, or `river-assumed` for a section of unknown water body; such rows are read as what they are, never rewritten.
 */
export function verdictOf({ verdict, reason, index }: Stored): { readonly verdict: Verdict; readonly reason: string } {
  const known = verdicts.find((each) => each === verdict);
  if (known === undefined) throw new Error(`a stored determination has the unknown verdict ${verdict}`);
  if (known !== 'not-judged') return { verdict: known, reason };
  if (reason === 'index-only') return index ? { verdict: 'assessed', reason: '' } : { verdict: 'not-judged', reason: 'takes-no-part' };
  return { verdict: reason === 'river-assumed' ? 'assessed' : known, reason };
}

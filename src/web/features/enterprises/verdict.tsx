import type { ReactNode } from 'react';
import { useSay } from '../../app/words/pick.ts';
import { flagWords, reasonWords, verdictTones, verdictWords } from '../../kit/reading-words.ts';
import { StatusTag } from '../../kit/status-tag.tsx';
import { isFlagged, type Determined } from './hours.ts';

/** 达标, 超标, 无法判定 with its reason: never a number's absence alone. */
export function Verdict({ row }: { readonly row: Determined }): ReactNode {
  const say = useSay();
  return <><StatusTag tone={verdictTones[row.verdict]}>{say(verdictWords[row.verdict])}</StatusTag>{row.reason === '' ? null : <span className="verdict-reason">{say(reasonWords(row.reason))}</span>}</>;
}

/** The flag of the firm's monitor in words; anything but normal is boxed. */
export function Flag({ row }: { readonly row: Determined }): ReactNode {
  const say = useSay();
  const words = flagWords[row.flag];
  const said = words === undefined ? row.flag : say(words);
  return isFlagged(row) ? <span className="flag-mark">{row.flag} {said}</span> : <span className="faint">{said}</span>;
}

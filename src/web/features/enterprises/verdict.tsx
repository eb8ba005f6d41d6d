import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSay } from '../../app/words/pick.ts';
import { flagWords, reasonWords, verdictTones, verdictWords } from '../../kit/reading-words.ts';
import { StatusTag } from '../../kit/status-tag.tsx';
import { isFlagged, type Determined } from './hours.ts';

/** 达标, 超标, 无法判定 with its reason: never a number's absence alone. `low`: it rests on a row of low confidence. */
export function Verdict({ row, low = false }: { readonly row: Determined; readonly low?: boolean }): ReactNode {
  const say = useSay();
  const { t: k } = useTranslation('kit');
  return <><StatusTag tone={verdictTones[row.verdict]}>{say(verdictWords[row.verdict])}</StatusTag>{row.reason === '' ? null : <span className="verdict-reason">{say(reasonWords(row.reason))}</span>}{low ? <> <StatusTag tone="due">{k('low-confidence')}</StatusTag></> : null}</>;
}

/** The flag of the firm's monitor in words; anything but normal is boxed. */
export function Flag({ row }: { readonly row: Determined }): ReactNode {
  const say = useSay();
  const words = flagWords[row.flag];
  const said = words === undefined ? row.flag : say(words);
  return isFlagged(row) ? <span className="flag-mark">{row.flag} {said}</span> : <span className="faint">{said}</span>;
}

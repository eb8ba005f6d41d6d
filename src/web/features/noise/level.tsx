import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { rounded } from '../../app/number-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { reasonWords, verdictWords } from '../../kit/reading-words.ts';
import { StatusTag, toneOf } from '../../kit/status-tag.tsx';
import { WhyButton } from '../../kit/why.tsx';
import type { NoiseLevel } from './noise.ts';

/** A level as people print it: one decimal, beside its verdict against the full value. */
export const levelText = (value: string | undefined): string => (value === undefined ? '—' : rounded(value, 1, 1));

/** One level in a table: number, verdict in words, why. */
export function LevelCell({ level }: { readonly level: NoiseLevel }): ReactNode {
  const say = useSay();
  const { t } = useTranslation('noise');
  if (level.value === undefined) return <span className="faint">{say(reasonWords(level.reason))}{level.hours === 0 ? null : ` · ${t('hours', { count: level.hours })}`} {level.why === undefined ? null : <WhyButton id={level.why} />}</span>;
  return (
    <span className="noise-level">
      <b>{levelText(level.value)}</b>
      {level.limit === undefined ? null : <StatusTag tone={toneOf(level.verdict)}>{say(verdictWords[level.verdict])}</StatusTag>}
      {level.why === undefined ? null : <WhyButton id={level.why} />}
    </span>
  );
}

import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeterminationView } from '../../../contract/point.ts';
import { useSay } from '../../app/words/pick.ts';
import { reasonWords } from '../../kit/reading-words.ts';
import { WhyButton } from '../../kit/why.tsx';
import { gradeOf, type Grade } from './air-badge.tsx';
import { PollutantName, pollutants } from './pollutants.tsx';

type Determined = Static<typeof DeterminationView>;

/** The six, each with its value, its sub-index and its why; a bar shows where the sub-index stands among the levels. */
export function PollutantTiles({ rows, grades }: { readonly rows: readonly Determined[]; readonly grades: readonly Grade[] }): ReactNode {
  const { t } = useTranslation('air');
  return (
    <ul className="pollutants" aria-label={t('tiles')}>
      {pollutants.map(({ code, id, unit }) => <li key={code}><Tile id={id} unit={unit} row={rows.find(({ factor }) => factor === code)} grades={grades} /></li>)}
    </ul>
  );
}

function Tile({ id, unit, row, grades }: { readonly id: string; readonly unit: string; readonly row: Determined | undefined; readonly grades: readonly Grade[] }): ReactNode {
  const { t } = useTranslation('air');
  const say = useSay();
  const index = row?.index;
  const grade = index === undefined ? undefined : (grades.find(({ lo, hi }) => index >= lo && index <= hi) ?? gradeOf(grades, grades.length));
  return (
    <>
      <h3><PollutantName id={id} /></h3>
      <p className="pollutant-value">{row?.value ?? '—'} <small>{unit}</small></p>
      <p className="pollutant-index">
        {index === undefined ? <span className="faint">{row === undefined || row.reason === '' ? t('iaqi-none') : say(reasonWords(row.reason))}</span> : <><i style={{ background: grade?.hex }} aria-hidden="true" />{t('iaqi', { value: index })}{grade === undefined ? null : ` · ${say(grade.name)}`}</>}
      </p>
      {row === undefined ? null : <WhyButton id={row.id} />}
    </>
  );
}

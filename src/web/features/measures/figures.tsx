import { Link } from '@tanstack/react-router';
import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { measureSummary } from '../../../contract/measure.ts';
import { dueSpans, measureStates } from '../../../model/measure-list.ts';
import { count } from '../../app/number-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { behind, isChosen, type Change, type MeasureSearch } from './search.ts';

type Summary = Static<typeof measureSummary.reply>;
type Figure = { readonly says: string; readonly figure: number; readonly opens: Change; readonly bad?: true };

/** Three lines of figures, each opening its list: how far, due when, and 一个都不能少, what lacks something. */
export function Figures({ summary, search }: { readonly summary: Summary; readonly search: MeasureSearch }): ReactNode {
  const { t } = useTranslation('measures');
  const states: readonly Figure[] = [
    { says: t('all'), figure: summary.total, opens: {} },
    ...measureStates
      .filter((state) => state !== 'dropped')
      .map((state) => ({ says: t(`state-${state}`), figure: summary.states[state] ?? 0, opens: { state } })),
  ];
  const due = dueSpans.map((span): Figure => ({
    says: t(`due-${span}`),
    figure: summary.due[span] ?? 0,
    opens: { due: span },
    ...(span === 'overdue' && { bad: true }),
  }));
  const orphans: readonly Figure[] = [
    { says: t('orphan-none'), figure: summary.noMeasure, opens: { standing: 'none' }, bad: true },
    ...(['no-target', 'no-project'] as const).map((flag): Figure => ({
      says: t(`orphan-${flag}`),
      figure: summary.flags[flag] ?? 0,
      opens: { flag },
      bad: true,
    })),
    { says: t('flag-empty-words'), figure: summary.flags['empty-words'] ?? 0, opens: { flag: 'empty-words' }, bad: true },
    { says: t('works-all'), figure: summary.works, opens: { works: true } },
  ];
  return (
    <div className="measures-figures sheet">
      <Line title={t('line-state')} figures={states} summary={summary} search={search} />
      <Line title={t('line-due')} figures={due} summary={summary} search={search} />
      <Line title={t('line-orphans')} figures={orphans} summary={summary} search={search} />
    </div>
  );
}

type LineProps = {
  readonly title: string;
  readonly figures: readonly Figure[];
  readonly summary: Summary;
  readonly search: MeasureSearch;
};

function Line({ title, figures, summary: { most }, search }: LineProps): ReactNode {
  const { t } = useTranslation('measures');
  const { language } = usePreferences();
  const shown = (figure: number): string =>
    figure >= most ? t('so-many-or-more', { figure: count(most, language) }) : count(figure, language);
  return (
    <div>
      <h2>{title}</h2>
      <ul aria-label={title}>
        {figures.map(({ says, figure, opens, bad }) => (
          <li key={says}>
            <Link
              to="/measures"
              search={behind(search, opens)}
              activeProps={{}}
              className={[isChosen(search, opens) ? 'on' : '', bad === true && figure > 0 ? 'bad' : ''].join(' ')}
              aria-current={isChosen(search, opens) ? 'true' : undefined}
            >
              {says} <b>{shown(figure)}</b>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

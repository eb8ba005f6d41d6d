import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import { useCallback, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listMeasures, measureSummary } from '../../../contract/measure.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { PrintButton } from '../../kit/paper.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { ExportButton } from './export-button.tsx';
import { Figures } from './figures.tsx';
import { Filters } from './filters.tsx';
import { useLastVisit } from './last-visit.ts';
import { MeasureGantt } from './measure-gantt.tsx';
import { MeasureTable } from './measure-table.tsx';
import { askedOf, kept, placeOf, views, type Change, type MeasureSearch } from './search.ts';
import './page.css';

const pageRows = 100;

/** 整改措施 (M26): every measure of every item, its figures, what lacks something, as a table and as bars. */
export function MeasuresPage(): ReactNode {
  const { t } = useTranslation('measures');
  const search: MeasureSearch = useSearch({ from: '/workbench/measures' });
  const navigate = useNavigate();
  const view = search.view ?? 'table';
  const asked = { sort: view === 'gantt' ? 'item' : 'due', ...askedOf(search) } as const;
  const { cursor, back, forth } = usePages(JSON.stringify(asked));
  const summary = useRead(measureSummary, { query: placeOf(search) }, { everyMs: 60_000, keep: true });
  const answer = useRead(
    listMeasures,
    { query: { ...asked, limit: pageRows, ...(view === 'gantt' && { stages: true }), ...(cursor !== undefined && { after: cursor }) } },
    { everyMs: 60_000, keep: true },
  );
  const go = (change: Change): void => void navigate({ to: '/measures', search: kept({ ...search, ...change }), resetScroll: false });
  useLastVisit(
    search,
    useCallback((to: MeasureSearch) => void navigate({ to: '/measures', search: to, replace: true }), [navigate]),
  );
  const next = answer.data?.next;
  return (
    <div className="measures-page">
      <header className="page-head">
        <div>
          <h1>{t('page-title')}</h1>
          <p>{t('page-says')}</p>
        </div>
        <div className="page-acts no-print">
          <ExportButton asked={asked} />
          <PrintButton />
        </div>
      </header>
      {summary.data === undefined ? null : <Figures summary={summary.data} search={search} />}
      <Filters search={search} summary={summary.data} go={go} />
      <div className="measures-views no-print">
        <Segmented
          aria-label={t('views')}
          value={view}
          onChange={(value) => go({ view: value === 'table' ? undefined : value })}
          options={views.map((value) => ({ value, label: t(`view-${value}`) }))}
        />
      </div>
      <section className="sheet">
        {answer.isPending ? <Waiting rows={12} /> : null}
        {answer.isError ? <Refused error={answer.error} retry={() => void answer.refetch()} /> : null}
        {answer.data === undefined ? null : view === 'table' ? (
          <MeasureTable reply={answer.data} search={search} />
        ) : (
          <MeasureGantt reply={answer.data} zoom={search.zoom ?? 'quarter'} go={go} />
        )}
      </section>
      {back === undefined && next === undefined ? null : (
        <nav className="measures-pages no-print" aria-label={t('pages')}>
          <Button disabled={back === undefined} onClick={() => back?.()}>
            {t('page-before')}
          </Button>
          <Button disabled={next === undefined} onClick={() => (next === undefined ? undefined : forth(next))}>
            {t('page-after')}
          </Button>
        </nav>
      )}
    </div>
  );
}

/** Where the page begins; another list begins at its first. */
function usePages(list: string): {
  readonly cursor: string | undefined;
  readonly back: (() => void) | undefined;
  readonly forth: (next: string) => void;
} {
  const [held, setHeld] = useState<{ readonly list: string; readonly cursors: readonly string[] }>({ list, cursors: [] });
  const cursors = held.list === list ? held.cursors : [];
  const turn = (to: readonly string[]): void => setHeld({ list, cursors: to });
  return {
    cursor: cursors.at(-1),
    back: cursors.length === 0 ? undefined : () => turn(cursors.slice(0, -1)),
    forth: (next) => turn([...cursors, next]),
  };
}

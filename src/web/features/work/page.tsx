import { Link, useSearch } from '@tanstack/react-router';
import type { Static } from 'typebox';
import { lazy, Suspense, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { workList } from '../../../contract/case.ts';
import { usePreferences } from '../../app/preferences.ts';
import { count } from '../../app/number-words.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { CopiedList, DoneList } from './handled-lists.tsx';
import { SentList } from './sent-list.tsx';
import { TaskList } from './task-list.tsx';
import './page.css';

type WorkList = Static<typeof workList.reply>;
const tabs = ['overdue', 'today', 'three-days', 'review'] as const;
const lists = ['todo', 'board', 'calendar', 'sent', 'copied', 'done'] as const;
/** Other looks at what waits, each fetched when somebody turns to it. */
const looks: ReadonlySet<string> = new Set(['board', 'calendar']);
const Board = lazy(() => import('./board.tsx').then(({ WorkBoard: part }) => ({ default: part })));
const Calendar = lazy(() => import('./calendar.tsx').then(({ WorkCalendar: part }) => ({ default: part })));
type Tab = (typeof tabs)[number] | (typeof lists)[number];
const isTab = (tab: string | undefined): tab is Tab => [...tabs, ...lists].some((known) => known === tab);

/** Screen 1: four counts that open lists, nothing above them, then the rows. */
export function WorkPage(): ReactNode {
  const { t } = useTranslation('work');
  const asked = useSearch({ from: '/workbench/work' }).tab;
  const tab: Tab = isTab(asked) ? asked : 'todo';
  const query = looks.has(tab) ? { tab: 'todo' as const, limit: 500 } : { tab: tab as Exclude<Tab, 'board' | 'calendar'>, limit: 200 };
  const answer = useRead(workList, { query }, { everyMs: 15_000 });
  return (
    <>
      <h1 className="visually-hidden">{t('title')}</h1>
      <Counts tab={tab} counts={answer.data?.counts} />
      <nav className="work-lists" aria-label={t('title')}>
        {lists.map((id) => <Link key={id} to="/work" search={id === 'todo' ? {} : { tab: id }} className={id === tab || (id === 'todo' && tabs.some((one) => one === tab)) ? 'on' : ''}>{t(id === 'todo' ? 'all' : id)}</Link>)}
      </nav>
      <section className="sheet">
        {answer.isPending ? <Waiting rows={8} /> : null}
        {answer.isError ? <Refused error={answer.error} retry={() => void answer.refetch()} /> : null}
        {answer.data === undefined ? null : <Rows tab={tab} list={answer.data} />}
      </section>
    </>
  );
}

function Rows({ tab, list }: { readonly tab: Tab; readonly list: WorkList }): ReactNode {
  switch (tab) {
    case 'sent': return <SentList sent={list.sent} />;
    case 'copied': return <CopiedList copied={list.copied} />;
    case 'board': return <Suspense fallback={<Waiting rows={8} />}><Board list={list} /></Suspense>;
    case 'calendar': return <Suspense fallback={<Waiting rows={8} />}><Calendar list={list} /></Suspense>;
    case 'done': return <DoneList done={list.done} />;
    default: return <TaskList rows={list.rows} />;
  }
}

function Counts({ tab, counts }: { readonly tab: Tab; readonly counts: WorkList['counts'] | undefined }): ReactNode {
  const { t } = useTranslation('work');
  const { language } = usePreferences();
  const figures = { overdue: counts?.overdue, today: counts?.today, 'three-days': counts?.threeDays, review: counts?.review };
  return (
    <ul className="work-counts" aria-label={t('counts')}>
      {tabs.map((id) => {
        const figure = figures[id];
        return (
          <li key={id}>
            <Link to="/work" search={id === tab ? {} : { tab: id }} className={`work-count work-count-${id}${id === tab ? ' on' : ''}${figure === 0 ? ' zero' : ''}`} {...(id === tab ? { 'aria-current': 'true' as const } : {})}>
              <strong>{figure === undefined ? '–' : count(figure, language)}</strong>
              <span>{t(id)}</span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

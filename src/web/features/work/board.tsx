import { Link } from '@tanstack/react-router';
import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { workList } from '../../../contract/case.ts';
import { useRead } from '../../app/query.ts';
import { useSay } from '../../app/words/pick.ts';
import { ClockTag } from '../../kit/clock-tag.tsx';
import { Weight } from './weight.tsx';
import './board.css';

type List = Static<typeof workList.reply>;
type Row = List['rows'][number];
const columns = ['overdue', 'today', 'three-days'] as const;

/** 看板: what waits for this office by how near its day is; the columns are the lists behind the four counts, as the server counts them. */
export function WorkBoard({ list }: { readonly list: List }): ReactNode {
  const { t } = useTranslation('work');
  const overdue = useRead(workList, { query: { tab: 'overdue', limit: 200 } }).data?.rows ?? [];
  const today = useRead(workList, { query: { tab: 'today', limit: 200 } }).data?.rows ?? [];
  const soon = useRead(workList, { query: { tab: 'three-days', limit: 200 } }).data?.rows ?? [];
  const near = new Set([...overdue, ...today, ...soon].map(keyOf));
  const rest = list.rows.filter((row) => !near.has(keyOf(row)));
  const [later, none] = [rest.filter(({ task }) => task.due !== undefined), rest.filter(({ task }) => task.due === undefined)];
  const lists = { overdue, today, 'three-days': soon };
  return (
    <div className="work-board">
      {columns.map((id) => <Column key={id} look={id} title={t(id)} rows={lists[id]} />)}
      <Column look="later" title={t('board-later')} rows={later} />
      <Column look="none" title={t('board-none')} rows={none} />
    </div>
  );
}

const keyOf = ({ task, case: { id } }: Row): string => `${id} ${task.event} ${task.party}`;

function Column({ look, title, rows }: { readonly look: string; readonly title: string; readonly rows: readonly Row[] }): ReactNode {
  const { t } = useTranslation('work');
  const say = useSay();
  return (
    <section className={`board-${look}`} aria-label={title}>
      <h2>{title}<span>{rows.length}</span></h2>
      {rows.length === 0 ? <p className="faint">{t('board-empty')}</p> : null}
      <ul>
        {rows.map((row) => (
          <li key={keyOf(row)} {...(row.case.returned === undefined ? {} : { className: 'returned' })}>
            <Link to="/case/$id" params={{ id: row.case.id }} hash="do">{say(row.case.title)}</Link>
            <p className="quiet">{say(row.case.region.name)} · {say(row.task.title)}</p>
            <Weight row={row} />
            {row.case.clock === undefined ? null : <ClockTag clock={row.case.clock} says={say(row.case.clock.says)} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { startOfDay, type Day } from '../../../basis/time.ts';
import { useCaseType } from '../../app/programmes.ts';
import { useWorldMinute } from '../../app/session.ts';
import { useSay } from '../../app/words/pick.ts';
import { caseOf, type View } from '../../casework/case-view.ts';
import { Gantt } from '../../kit/gantt.tsx';
import type { GanttBar } from '../../kit/gantt-span.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { StatusTag, toneOf } from '../../kit/status-tag.tsx';

type Child = View['children'][number];

const barOf = (say: ReturnType<typeof useSay>) => ({ case: of, deadline }: Child): readonly GanttBar[] => (deadline === undefined ? [] : [{
  id: of.id, name: say(of.region.name), from: of.openedAt, to: startOfDay(deadline as Day), ...(of.closedAt === undefined ? {} : { ended: of.closedAt }),
}]);

/** What stands above and below the item, and every extension with the day that stood before it. */
export function Parts({ view }: { readonly view: View }): ReactNode {
  const { t } = useTranslation('itemTree');
  const say = useSay();
  const type = useCaseType(view.type);
  const extensions = caseOf(view).extensions ?? [];
  const parts = view.children.filter(({ part }) => part);
  const others = Map.groupBy(view.children.filter(({ part }) => !part), ({ kind }) => kind.zh);
  const now = useWorldMinute();
  const done = parts.filter(({ case: of }) => of.closedAt !== undefined).length;
  const columns: readonly Column<Child>[] = [
    { id: 'item', title: t('item'), names: true, cell: ({ case: of }) => <Link to="/case/$id" params={{ id: of.id }}>{say(of.title)}</Link>, value: ({ case: of }) => say(of.title) },
    { id: 'kind', title: t('kind'), cell: ({ kind }) => say(kind), value: ({ kind }) => say(kind) },
    { id: 'place', title: t('place'), cell: ({ case: of }) => say(of.region.name), value: ({ case: of }) => say(of.region.name) },
    { id: 'number', title: t('number'), cell: ({ case: of }) => of.number, value: ({ case: of }) => of.number },
    { id: 'state', title: t('state'), cell: ({ case: of }) => <StatusTag tone={toneOf(of.tone)}>{say(of.stateTitle)}</StatusTag>, value: ({ case: of }) => say(of.stateTitle) },
    { id: 'deadline', title: t('deadline'), cell: ({ deadline }) => deadline, value: ({ deadline }) => deadline ?? '' },
    { id: 'weight', title: t('weight'), number: true, cell: ({ weight, part }) => (part ? weight : null), value: ({ weight, part }) => (part ? weight : '') },
  ];
  return (
    <>
      {view.parent === undefined ? null : (
        <section className="sheet case-block case-above">
          <span className="quiet">{t('above')}</span> <Link to="/case/$id" params={{ id: view.parent.id }}>{say(view.parent.title)}</Link> <span className="quiet">{view.parent.number}</span> <StatusTag tone={toneOf(view.parent.tone)}>{say(view.parent.stateTitle)}</StatusTag>
        </section>
      )}
      {type?.letter === undefined ? null : <section className="sheet case-block"><Link to="/case/$id/letter" params={{ id: view.row.id }}>{t('letter')}</Link></section>}
      {parts.length === 0 ? null : (
        <section className="sheet case-block flush"><h2>{t('parts')}<span className="faint">{t('parts-done', { done, all: parts.length })}</span></h2><DataTable label={t('parts')} columns={columns} rows={parts} rowKey={({ case: of }) => of.id} /><Gantt label={t('gantt')} bars={parts.flatMap(barOf(say))} now={now} /></section>
      )}
      {[...others].map(([kind, rows]) => {
        const title = rows[0] === undefined ? kind : say(rows[0].kind);
        return <section key={kind} className="sheet case-block flush"><h2>{title}</h2><DataTable label={title} columns={columns.slice(0, -2)} rows={rows} rowKey={({ case: of }) => of.id} /></section>;
      })}
      {extensions.length === 0 ? null : (
        <section className="sheet case-block">
          <h2>{t('extensions')}<span className="faint">{t('times', { count: extensions.length })}</span></h2>
          <ol className="case-extensions">{extensions.map(({ from, to, number, case: request }) => <li key={request}><del>{from}</del> → <b>{to}</b> · {number} · <Link to="/case/$id" params={{ id: request }}>{t('request')}</Link></li>)}</ol>
        </section>
      )}
    </>
  );
}

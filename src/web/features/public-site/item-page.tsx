import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { notFixed, objectTo, publicItem } from '../../../contract/public.ts';
import type { CaseType } from '../../../model/case-type.ts';
import { useCaseType } from '../../app/programmes.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { useSay } from '../../app/words/pick.ts';
import { StatusTag } from '../../kit/status-tag.tsx';
import { Timeline, type Stage } from '../../kit/timeline.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { CheckFile } from './check-file.tsx';
import { contentOf, nextDate, type PublicItem } from './content.ts';
import { Curves } from './curves.tsx';
import { Facts } from './facts.tsx';
import { History } from './history.tsx';
import { NoticeBox } from './notice-box.tsx';
import { Photographs } from './photographs.tsx';
import { Reports } from './reports.tsx';
import { SayForm } from './say-form.tsx';

/** One published item, from what the problem is to how anyone can check the record. */
export function ItemPage(): ReactNode {
  const { id } = useParams({ from: '/public/items/$id' });
  const answer = useRead(publicItem, { params: { id } });
  const type = useCaseType(answer.data === undefined ? undefined : contentOf(answer.data).case.type);
  if (answer.isPending) return <div className="read"><Waiting rows={14} /></div>;
  if (answer.isError) return <Refused error={answer.error} retry={() => void answer.refetch()} />;
  return <Item item={answer.data} type={type} onSaid={() => void answer.refetch()} />;
}

function Item({ item, type, onSaid }: { readonly item: PublicItem; readonly type: CaseType | undefined; readonly onSaid: () => void }): ReactNode {
  const { t } = useTranslation('publicSite');
  const say = useSay();
  const { row, points } = item;
  const content = contentOf(item);
  const ended = type?.states[content.case.state]?.end === true;
  return (
    <article className="read">
      <Link to="/public/items" className="small">{t('all-items')}</Link>
      <header className="item-head">
        <h1>{say(row.title)}</h1>
        <p>
          <StatusTag tone={row.notice?.open === true ? 'due' : ended ? 'ok' : 'review'}>{say(row.stateTitle)}</StatusTag>
          <span>{say(row.region.name)}</span><span>{row.number}</span>
          {row.rebounds === 0 ? null : <StatusTag tone="late">{t('rebounds', { count: row.rebounds })}</StatusTag>}
        </p>
      </header>
      {type === undefined ? null : <><h2>{t('where-now')}</h2><Timeline label={t('where-now')} stages={stagesOf(type, content.case.state, say)} /></>}
      {type === undefined ? null : <Facts type={type} fields={content.case.fields} place={say(row.region.name)} next={nextDate(item, ended)} />}
      {type === undefined ? null : <Photographs id={row.id} type={type} content={content} />}
      {content.notice === null ? null : <NoticeBox notice={content.notice} open={row.notice?.open === true} type={type} />}
      {row.notice?.open === true ? <SayForm endpoint={objectTo} id={row.id} kind="object" onSaid={onSaid} /> : null}
      {points.length === 0 ? null : <Curves item={row.id} />}
      <History content={content} type={type} place={say(row.region.name)} />
      {item.reports.length === 0 ? null : <Reports reports={item.reports} />}
      {ended ? <SayForm endpoint={notFixed} id={row.id} kind="not-fixed" photosMost={item.photosMost} onSaid={onSaid} /> : null}
      <CheckFile id={row.id} />
    </article>
  );
}

function stagesOf(type: CaseType, state: string, say: (words: { zh: string; en: string }) => string): readonly Stage[] {
  const states = Object.keys(type.states);
  const now = type.stages.findLastIndex((stage) => states.indexOf(stage) <= states.indexOf(state));
  const ended = type.states[state]?.end === true;
  return type.stages.map((id, at) => ({ id, title: say(type.states[id]?.title ?? { zh: id, en: id }), state: at < now || ended ? 'done' : at === now ? 'now' : 'ahead' }));
}

import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Button, Segmented } from 'antd';
import type { Static } from 'typebox';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listMessages, readMessages } from '../../../contract/message.ts';
import { call } from '../../app/client.ts';
import { faultWords } from '../../app/fault-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { queryClient } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { shortMoment } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { StatusTag } from '../../kit/status-tag.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import './page.css';

type Row = Static<typeof listMessages.reply>['rows'][number];
type Page = Static<typeof listMessages.reply>;
const tones = { waits: 'neutral', returned: 'late', urged: 'due', warning: 'due', overdue: 'late', answered: 'ok', escalated: 'late' } as const;
const isUnread = ({ state }: Row): boolean => state === 'sent' || state === 'escalated';

/** 消息 of the present office, newest first. */
export function MessagesPage(): ReactNode {
  const { t } = useTranslation('messages');
  const { language } = usePreferences();
  const { message } = App.useApp();
  const [unread, setUnread] = useState(true);
  const answer = useInfiniteQuery({
    queryKey: [listMessages.id, unread], initialPageParam: '', refetchInterval: 30_000,
    queryFn: ({ pageParam }): Promise<Page> => call(listMessages, { query: { limit: 50, ...(unread ? { unread } : {}), ...(pageParam === '' ? {} : { after: pageParam }) } }),
    getNextPageParam: ({ next }) => next,
  });
  const rows = answer.data?.pages.flatMap((page) => page.rows) ?? [];
  const read = async (ids: readonly string[]): Promise<void> => {
    try {
      for (let at = 0; at < ids.length; at += 100) await call(readMessages, { body: { ids: ids.slice(at, at + 100) } });
      await queryClient.invalidateQueries();
    } catch (error) {
      message.error(faultWords(error, language));
    }
  };
  const open = rows.filter(isUnread).map(({ id }) => id);
  return (
    <>
      <header className="page-head"><div><h1>{t('title')}</h1><p>{t('says')}</p></div></header>
      <div className="messages-bar">
        <Segmented<string> value={unread ? 'unread' : 'all'} onChange={(value) => setUnread(value === 'unread')} options={[{ value: 'unread', label: t('unread') }, { value: 'all', label: t('all') }]} />
        <Button disabled={open.length === 0} onClick={() => void read(open)}>{t('read-all')}</Button>
      </div>
      <section className="sheet">
        {answer.isPending ? <Waiting rows={6} /> : null}
        {answer.isError ? <Refused error={answer.error} retry={() => void answer.refetch()} /> : null}
        {answer.isSuccess && rows.length === 0 ? <p className="messages-none">{t(unread ? 'none-unread' : 'none')}</p> : null}
        <ol className="messages">{rows.map((row) => <One key={row.id} row={row} onOpen={() => void read([row.id])} />)}</ol>
        {answer.hasNextPage ? <p className="messages-end"><Button loading={answer.isFetchingNextPage} onClick={() => void answer.fetchNextPage()}>{t('more')}</Button></p> : null}
      </section>
    </>
  );
}

function One({ row, onOpen }: { readonly row: Row; readonly onOpen: () => void }): ReactNode {
  const { t } = useTranslation('messages');
  const { language } = usePreferences();
  const say = useSay();
  const { kind, state, at, doneAt, doneBy, escalated } = row;
  return (
    <li className={isUnread(row) ? 'message unread' : 'message'}>
      <div><StatusTag tone={tones[kind]}>{t(`kind-${kind}`)}</StatusTag></div>
      <div>
        <Link className="message-title" to="/case/$id" params={{ id: row.case.id }} onClick={onOpen}>{say(row.case.title)}</Link>
        <p className="message-says">{says()} · {row.case.number}</p>
      </div>
      <div className="message-when">
        <time>{shortMoment(at, language)}</time>
        <small>{t(`state-${state}`)}{doneAt === undefined || doneBy === undefined ? null : ` · ${doneBy} ${shortMoment(doneAt, language)}`}</small>
        {escalated === undefined ? null : <small className="message-above">{escalated.to === undefined ? t('above-nobody', { at: shortMoment(escalated.at, language) }) : t('above', { at: shortMoment(escalated.at, language), to: say(escalated.to) })}</small>}
      </div>
    </li>
  );

  function says(): string {
    const words = { step: say(row.step), by: row.by, reason: row.reason ?? '', clock: row.clock === undefined ? '' : say(row.clock), due: row.due === undefined ? '' : shortMoment(row.due, language),
      since: row.unreadSince === undefined ? '' : shortMoment(row.unreadSince, language) };
    if (kind !== 'warning' || row.unit === undefined) return t(`says-${kind}`, words);
    return t('says-warning', { ...words, left: row.left ?? 0, unit: t(`unit-${row.unit}`) });
  }
}

import { Link } from '@tanstack/react-router';
import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { meetingList } from '../../../contract/signing.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { moment } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import './page.css';

type Row = Static<typeof meetingList.reply>['rows'][number];

/** 一次会议: item by item, each opened before it is signed. */
export function MeetingPage(): ReactNode {
  const { t } = useTranslation('signing');
  const answer = useRead(meetingList, {}, { everyMs: 20_000 });
  if (answer.isPending) return <Waiting rows={8} />;
  if (answer.isError) return <Refused error={answer.error} retry={() => void answer.refetch()} />;
  const { rows, record } = answer.data;
  const opened = rows.filter(({ openedAt }) => openedAt !== undefined).length;
  return (
    <>
      <header className="page-head"><div><h1>{t('meeting')}</h1><p>{t('meeting-says')}</p></div></header>
      <section className="sheet signing-list" aria-label={t('meeting')}>
        <p className="signing-figures">{t('figures', { count: rows.length, opened })} {t('record', record)}</p>
        <Items rows={rows} />
      </section>
    </>
  );
}

function Items({ rows }: { readonly rows: readonly Row[] }): ReactNode {
  const { t } = useTranslation('signing');
  const { language } = usePreferences();
  const say = useSay();
  const openedWords = ({ openedAt }: Row): string => (openedAt === undefined ? t('unopened') : t('opened',
    { at: moment(openedAt, language) }));
  const columns: readonly Column<Row>[] = [
    { id: 'item', title: t('item'), names: true, cell: ({ case: of }) => <><b>{say(of.title)}</b><small className="signing-number">{of.number} · {say(of.region.name)}</small></>, value: ({ case: of }) => `${of.number} ${say(of.title)}` },
    { id: 'version', title: t('version'), width: 190, cell: ({ version, frozenAt }) => t('version-says',
      { version, at: moment(frozenAt, language) }), value: ({ version }) => version },
    { id: 'other', title: t('other'), width: 110, cell: ({ otherSigned }) => t(otherSigned ? 'other-signed' : 'other-not'),
      value: ({ otherSigned }) => t(otherSigned ? 'other-signed' : 'other-not') },
    { id: 'opened', title: t('opened-title'), width: 210, cell: (row) => <StatusTag tone={row.openedAt === undefined ? 'due' : 'ok'}>{openedWords(row)}</StatusTag>, value: openedWords },
    { id: 'open', title: '', width: 120, cell: ({ case: of }) => <Link to="/case/$id/approval" params={{ id: of.id }} aria-label={`${t('open')} ${of.number}`}>{t('open')}</Link> },
  ];
  return <DataTable label={t('meeting')} columns={columns} rows={rows} rowKey={({ case: of }) => of.id} empty={t('empty')} />;
}

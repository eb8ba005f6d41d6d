import { useNavigate, useSearch } from '@tanstack/react-router';
import { Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { findPublished, publicTable, publicTableFile, publicTables } from '../../../contract/complaint.ts';
import { pathOf } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { moment } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { Nothing, Waiting } from '../../kit/waiting.tsx';
import { Bulletin } from './bulletin.tsx';
import { TableView } from './table-view.tsx';
import './page.css';

/** 群众信访举报转办和边督边改公开: bulletin, tables by batch with what changed, and one item by its number. */
export function PublicComplaintsPage(): ReactNode {
  const { t } = useTranslation('complaints');
  const say = useSay();
  const search = useSearch({ from: '/public/complaints' });
  const navigate = useNavigate();
  const answer = useRead(publicTables, { query: search.batch === undefined ? {} : { batch: search.batch } }, { keep: true });
  if (answer.isPending) return <Waiting rows={12} />;
  if (answer.isError) return <Refused error={answer.error} retry={() => void answer.refetch()} />;
  const { title, tables, cumulative, own } = answer.data;
  const chosen = tables.find(({ batch }) => batch === search.batch) ?? tables[0];
  return (
    <div className="complaints">
      <h1>{say(title)}</h1>
      <p className="lead">{t('public-lead')}</p>
      {chosen === undefined ? (
        <Nothing says={t('none-published')} />
      ) : (
        <>
          <Bulletin cumulative={cumulative} own={own} />
          <div className="complaint-filters no-print">
            <Input.Search
              aria-label={t('find')}
              placeholder={t('find')}
              allowClear
              defaultValue={search.number}
              style={{ width: 280, maxWidth: '100%' }}
              onSearch={(number) =>
                void navigate({
                  to: '/public/complaints',
                  search: { ...search, number: number.trim() === '' ? undefined : number.trim() },
                })
              }
            />
            <Select
              aria-label={t('batch')}
              value={chosen.batch}
              popupMatchSelectWidth={false}
              className="complaint-batch"
              onChange={(batch) => void navigate({ to: '/public/complaints', search: { batch } })}
              options={tables.map((one) => ({
                value: one.batch,
                label: t('public-batch', { ordinal: one.ordinal, day: one.receivedOn, count: one.count, version: one.version }),
              }))}
            />
          </div>
          {search.number === undefined ? null : <Found number={search.number} />}
          <Table key={`${chosen.batch} ${search.version ?? 0}`} batch={chosen.batch} version={search.version} />
        </>
      )}
    </div>
  );
}

function Found({ number }: { readonly number: string }): ReactNode {
  const { t } = useTranslation('complaints');
  const answer = useRead(findPublished, { query: { number } });
  if (answer.isPending) return <Waiting rows={3} />;
  if (answer.isError) return <Refused error={answer.error} retry={() => void answer.refetch()} />;
  const { found, columns } = answer.data;
  if (found.length === 0) return <Nothing says={t('not-found', { number })} />;
  return (
    <section className="sheet">
      <h2>{t('found', { number, ordinal: found[0]?.ordinal ?? 0 })}</h2>
      <TableView label={t('table')} columns={columns} rows={found.map(({ row }) => row)} />
    </section>
  );
}

function Table({ batch, version }: { readonly batch: string; readonly version: number | undefined }): ReactNode {
  const { t } = useTranslation('complaints');
  const { language } = usePreferences();
  const navigate = useNavigate();
  const answer = useRead(publicTable, { params: { id: batch }, query: version === undefined ? {} : { version } });
  if (answer.isPending) return <Waiting rows={12} />;
  if (answer.isError) return <Refused error={answer.error} retry={() => void answer.refetch()} />;
  const { head, versions, columns, rows } = answer.data;
  const file = (format: 'html' | 'csv'): string => pathOf(publicTableFile.path, { id: batch }, { format, version: head.version });
  return (
    <section className="sheet">
      <h2>{t('public-table', { ordinal: head.ordinal })}</h2>
      <p className="quiet">
        {t(head.version === 1 ? 'version-first' : 'version-again', {
          version: head.version,
          at: moment(head.publishedAt, language),
          changed: head.changed,
          count: head.count,
          items: head.items,
        })}
      </p>
      <div className="complaint-filters no-print">
        {versions.length < 2 ? null : (
          <Select
            aria-label={t('versions')}
            value={head.version}
            popupMatchSelectWidth={false}
            onChange={(chosen) => void navigate({ to: '/public/complaints', search: { batch, version: chosen } })}
            options={versions.map((one) => ({
              value: one.version,
              label: t('version-line', { version: one.version, at: moment(one.publishedAt, language), changed: one.changed }),
            }))}
          />
        )}
        <a href={file('html')}>HTML</a>
        <a href={file('csv')}>CSV</a>
      </div>
      <TableView label={t('file-name', { ordinal: head.ordinal, version: head.version })} columns={columns} rows={rows} />
      <p className="faint complaint-hash">sha-256 {head.hash}</p>
    </section>
  );
}

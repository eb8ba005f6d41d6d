import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Input, Tooltip } from 'antd';
import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { exportDevices, listDevices } from '../../../contract/admin.ts';
import { pathOf } from '../../app/client.ts';
import { useRead } from '../../app/query.ts';
import { mayCall, useSession } from '../../app/session.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import './page.css';

type Row = Static<typeof listDevices.reply>['rows'][number];

/** Registered loggers; their keys leave the server only by an audited export. */
export function DevicesPage(): ReactNode {
  const { t } = useTranslation('administration');
  const say = useSay();
  const navigate = useNavigate();
  const session = useSession();
  const { text } = useSearch({ from: '/workbench/admin/devices' });
  const answer = useRead(listDevices, { query: { limit: 300, ...(text === undefined ? {} : { text }) } }, { everyMs: 15_000 });
  const state = ({ connected }: Row): string => t(connected ? 'connected' : 'disconnected');
  const columns: readonly Column<Row>[] = [
    { id: 'mn', title: t('mn'), names: true, cell: ({ mn }) => <Link to="/devices/$mn" params={{ mn }} className="mono">{mn}</Link>, value: ({ mn }) => mn },
    { id: 'point', title: t('point'), cell: ({ pointName }) => say(pointName), value: ({ pointName }) => say(pointName) },
    { id: 'edition', title: t('edition'), cell: ({ edition }) => `HJ 212-${edition}`, value: ({ edition }) => `HJ 212-${edition}` },
    { id: 'crc', title: t('crc'), cell: ({ crc }) => crc, value: ({ crc }) => crc },
    { id: 'encrypted', title: t('encrypted'), cell: ({ encrypted }) => t(encrypted ? 'yes' : 'no'), value: ({ encrypted }) => t(encrypted ? 'yes' : 'no') },
    { id: 'contractor', title: t('contractor'), cell: ({ contractor }) => (contractor === undefined ? '—' : say(contractor.name)), value: ({ contractor }) => (contractor === undefined ? undefined : say(contractor.name)) },
    { id: 'state', title: t('state'), cell: (row) => <StatusTag tone={row.connected ? 'ok' : 'late'}>{state(row)}</StatusTag>, value: state },
  ];
  return (
    <>
      <header className="page-head">
        <div><h1>{t('devices')}</h1><p>{t('devices-says')}</p></div>
        <Input.Search allowClear defaultValue={text ?? ''} aria-label={t('search-device')} placeholder={t('search-device')} style={{ width: 260 }} onSearch={(value) => void navigate({ to: '/admin/devices', search: value.trim() === '' ? {} : { text: value.trim() } })} />
        {mayCall(exportDevices, session) ? <Tooltip title={t('export-warns')}><Button href={pathOf(exportDevices.path)} download="devices.ndjson">{t('export-devices')}</Button></Tooltip> : null}
      </header>
      <section className="sheet">
        {answer.isPending ? <Waiting rows={10} /> : null}
        {answer.isError ? <Refused error={answer.error} retry={() => void answer.refetch()} /> : null}
        {answer.data === undefined ? null : <DataTable label={t('devices')} columns={columns} rows={answer.data.rows} rowKey={({ mn }) => mn} empty={t('devices-empty')} />}
      </section>
      {answer.data?.next === undefined ? null : <p className="quiet">{t('shown-of', { shown: answer.data.rows.length, total: answer.data.total ?? answer.data.rows.length })}</p>}
    </>
  );
}

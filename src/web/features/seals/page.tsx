import { App, Button } from 'antd';
import type { Static } from 'typebox';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listSeals, revokeSeal } from '../../../contract/signing.ts';
import { call } from '../../app/client.ts';
import { faultWords } from '../../app/fault-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { moment } from '../../app/time-words.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { SiteForm } from './site-form.tsx';
import { Without, type MadeSeal } from './without.tsx';
import './page.css';

type Row = Static<typeof listSeals.reply>['rows'][number];

/** Seals of office-holders: made, listed, revoked; and the site of passkeys. */
export function SealsPage(): ReactNode {
  const { t } = useTranslation('seals');
  const answer = useRead(listSeals, {});
  const [made, setMade] = useState<MadeSeal>();
  const again = (): void => void answer.refetch();
  if (answer.isPending) return <Waiting rows={8} />;
  if (answer.isError) return <Refused error={answer.error} retry={again} />;
  const { rows, without, site } = answer.data;
  const onMade = (seal: MadeSeal): void => {
    setMade(seal);
    again();
  };
  return (
    <>
      <header className="page-head"><div><h1>{t('title')}</h1><p>{t('says')}</p></div></header>
      {made === undefined ? null : (
        <section className="sheet seals-made" aria-labelledby="made-seal">
          <h2 id="made-seal">{t('made', { name: made.name })}</h2>
          <p>{t('made-says')}</p>
          <p className="seals-pin"><code>{made.pin}</code></p>
          <Button onClick={() => setMade(undefined)}>{t('close')}</Button>
        </section>
      )}
      <section className="sheet seals-block"><h2>{t('held')}</h2><Seals rows={rows} changed={again} /></section>
      <section className="sheet seals-block"><h2>{t('without')}</h2><Without rows={without} made={onMade} /></section>
      <section className="sheet seals-block"><h2>{t('site')}</h2><SiteForm key={site?.site ?? ''} site={site} saved={again} /></section>
    </>
  );
}

function Seals({ rows, changed }: { readonly rows: readonly Row[]; readonly changed: () => void }): ReactNode {
  const { t } = useTranslation('seals');
  const { language } = usePreferences();
  const stateOf = ({ revokedAt, good }: Row): 'revoked' | 'good' | 'over' => (revokedAt !== undefined ? 'revoked' : good ? 'good' : 'over');
  const columns: readonly Column<Row>[] = [
    { id: 'says', title: t('holder'), names: true, cell: ({ says }) => says, value: ({ says }) => says },
    { id: 'days', title: t('days'), width: 200, cell: ({ from, to }) => `${from} – ${to}`, value: ({ from, to }) => `${from} – ${to}` },
    { id: 'algorithm', title: t('algorithm'), width: 120, cell: ({ algorithm }) => algorithm, value: ({ algorithm }) => algorithm },
    { id: 'made', title: t('made-at'), width: 170, cell: ({ madeAt }) => moment(madeAt, language),
      value: ({ madeAt }) => moment(madeAt, language) },
    { id: 'state', title: t('state'), width: 120, cell: (row) => <StatusTag tone={stateOf(row) === 'good' ? 'ok' : stateOf(row) === 'over' ? 'neutral' : 'late'}>{t(`state-${stateOf(row)}`)}</StatusTag>, value: (row) => t(`state-${stateOf(row)}`) },
    { id: 'revoke', title: '', width: 90, cell: (row) => (row.revokedAt === undefined ? <Revoke row={row} done={changed} /> : null) },
  ];
  return <DataTable label={t('held')} columns={columns} rows={rows} rowKey={({ id }) => id} empty={t('none')} />;
}

function Revoke({ row: { id, says }, done }: { readonly row: Row; readonly done: () => void }): ReactNode {
  const { t } = useTranslation('seals');
  const { language } = usePreferences();
  const { message, modal } = App.useApp();
  const revoke = async (): Promise<void> => {
    try {
      await call(revokeSeal, { params: { id } });
    } catch (error) {
      message.error(faultWords(error, language));
    }
    done();
  };
  const ask = (): void => void modal.confirm({ title: says, content: t('revoke-ask'), okText: t('revoke'), cancelText: t('keep'),
    okButtonProps: { danger: true }, onOk: revoke });
  return <Button size="small" danger aria-label={`${t('revoke')} ${says}`} onClick={ask}>{t('revoke')}</Button>;
}

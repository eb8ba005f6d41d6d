import { App, Button } from 'antd';
import type { Static } from 'typebox';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listApiKeys, revokeApiKey } from '../../../contract/api-key.ts';
import { call } from '../../app/client.ts';
import { faultWords } from '../../app/fault-words.ts';
import { count } from '../../app/number-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { moment } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { StatusTag, type Tone } from '../../kit/status-tag.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { KeyForm } from './key-form.tsx';
import { MadeKey, type Made } from './made-key.tsx';
import './page.css';

type Key = Static<typeof listApiKeys.reply>[number];
const tones: Readonly<Record<Key['state'], Tone>> = { 'good': 'ok', 'not-yet': 'due', 'over': 'neutral', 'revoked': 'late' };

/** Keys of applications: given, listed, revoked. */
export function ApiKeysPage(): ReactNode {
  const { t } = useTranslation('apiKeys');
  const keys = useRead(listApiKeys, {}, { everyMs: 15_000 });
  const [giving, setGiving] = useState(false);
  const [made, setMade] = useState<Made>();
  const given = (key: Made): void => {
    setMade(key);
    setGiving(false);
    void keys.refetch();
  };
  return (
    <>
      <header className="page-head">
        <div><h1>{t('title')}</h1><p>{t('says')}</p></div>
        {giving ? null : <Button type="primary" onClick={() => setGiving(true)}>{t('give')}</Button>}
      </header>
      {made === undefined ? null : <MadeKey made={made} close={() => setMade(undefined)} />}
      {giving ? <KeyForm given={given} close={() => setGiving(false)} /> : null}
      <section className="sheet" aria-label={t('given')}>
        {keys.isPending ? <Waiting rows={6} /> : null}
        {keys.isError ? <Refused error={keys.error} retry={() => void keys.refetch()} /> : null}
        {keys.data === undefined ? null : <Keys rows={keys.data} changed={() => void keys.refetch()} />}
      </section>
    </>
  );
}

function Keys({ rows, changed }: { readonly rows: readonly Key[]; readonly changed: () => void }): ReactNode {
  const { t } = useTranslation('apiKeys');
  const { language } = usePreferences();
  const say = useSay();
  const reads = ({ region }: Key): string => (region === undefined ? t('reads-public') : t('reads-region', { region: say(region.name) }));
  const registers = ({ things }: Key): string =>
    (things === undefined ? t('registers-none') : t(things.public ? 'registers-public' : 'registers-region', { region: say(things.region.name) }));
  const used = ({ usedAt }: Key): string => (usedAt === undefined ? t('used-never') : moment(usedAt, language));
  const days = ({ from, to }: Key): string => `${from} – ${to}`;
  const columns: readonly Column<Key>[] = [
    { id: 'name', title: t('name'), names: true, cell: ({ name, unit }) => <><b>{name}</b><small className="key-unit">{say(unit.name)}</small></>, value: ({ name }) => name },
    { id: 'unit', title: t('unit'), fileOnly: true, cell: ({ unit }) => say(unit.name), value: ({ unit }) => say(unit.name) },
    { id: 'start', title: t('start'), cell: ({ start }) => <code>{start}…</code>, value: ({ start }) => start },
    { id: 'reads', title: t('reads'), cell: reads, value: reads },
    { id: 'writes', title: t('writes'), cell: ({ writes }) => <Points numbers={writes} />, value: ({ writes }) => writes.join(' ') },
    { id: 'things', title: t('registers'), cell: registers, value: registers },
    { id: 'days', title: t('days'), width: 190, cell: (row) => <span className="key-days">{days(row)}</span>, value: days },
    { id: 'rate', title: t('per-minute'), number: true, cell: ({ perMinute }) => count(perMinute, language), value: ({ perMinute }) => perMinute },
    { id: 'used', title: t('used'), width: 150, cell: used, value: used },
    { id: 'state', title: t('state'), cell: (row) => <State of={row} />, value: ({ state }) => t(`state-${state}`) },
    { id: 'revoke', title: '', cell: (row) => (row.state === 'revoked' ? null : <Revoke of={row} done={changed} />) },
  ];
  return <DataTable label={t('given')} columns={columns} rows={rows} rowKey={({ id }) => id} empty={t('empty')} />;
}

const shownMost = 4;

function Points({ numbers }: { readonly numbers: readonly number[] }): ReactNode {
  const { t } = useTranslation('apiKeys');
  if (numbers.length === 0) return <span className="quiet">{t('writes-none')}</span>;
  return <span title={numbers.join(' ')}>{numbers.slice(0, shownMost).join(t('list-comma'))}{numbers.length > shownMost ? ` … (${numbers.length})` : ''}</span>;
}

function State({ of: { state, revokedAt, revokedBy = '' } }: { readonly of: Key }): ReactNode {
  const { t } = useTranslation('apiKeys');
  const { language } = usePreferences();
  return (
    <>
      <StatusTag tone={tones[state]}>{t(`state-${state}`)}</StatusTag>
      {revokedAt === undefined ? null : <small className="key-unit">{t('revoked-by', { by: revokedBy, at: moment(revokedAt, language) })}</small>}
    </>
  );
}

function Revoke({ of: { id, name }, done }: { readonly of: Key; readonly done: () => void }): ReactNode {
  const { t } = useTranslation('apiKeys');
  const { language } = usePreferences();
  const { message, modal } = App.useApp();
  const revoke = async (): Promise<void> => {
    try {
      await call(revokeApiKey, { params: { id } });
    } catch (error) {
      message.error(faultWords(error, language));
    }
    done();
  };
  const ask = (): void => {
    void modal.confirm({ title: name, content: t('revoke-ask'), okText: t('revoke'), cancelText: t('keep'), okButtonProps: { danger: true }, onOk: revoke });
  };
  return <Button size="small" danger aria-label={`${t('revoke')} ${name}`} onClick={ask}>{t('revoke')}</Button>;
}

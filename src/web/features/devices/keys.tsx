import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { readDevice } from '../../../contract/device.ts';
import { usePreferences } from '../../app/preferences.ts';
import { moment } from '../../app/time-words.ts';
import { DataTable } from '../../kit/data-table.tsx';
import { StatusTag, type Tone } from '../../kit/status-tag.tsx';

type Keys = NonNullable<Static<typeof readDevice.reply>['keys']>;

const stateTones: Readonly<Record<Keys['state'], Tone>> = { settled: 'ok', delivering: 'review', taken: 'due', unknown: 'due' };
const useTones: Readonly<Record<Keys['list'][number]['use'], Tone>> = { 'unheard': 'due', 'in-use': 'ok', 'retired': 'neutral' };

/** 线路密钥: how old, which, and how far a change has come. The key itself stays on the server. */
export function Keys({ keys }: { readonly keys: Keys }): ReactNode {
  const { t } = useTranslation('devices');
  const { language } = usePreferences();
  const { state, age, previousUntil, list } = keys;
  const at = (ms: number | undefined): string => (ms === undefined ? t('unknown') : moment(ms, language));
  const term = age?.term;
  return (
    <section className="sheet device-part" aria-label={t('keys')}>
      <header>
        <h2>{t('keys')}</h2>
        <p className="quiet">
          {age === undefined ? t('keys-no-age') : t('keys-age', { days: age.days })}
          {term === undefined ? null : ` ${t(age?.due === true ? 'keys-due' : 'keys-term', { days: term.value, standard: term.standard, clause: term.clause })}${term.confidence === 'low' ? ` · ${t('low')}` : ''}`}
        </p>
        <StatusTag tone={age?.due === true && state === 'settled' ? 'due' : stateTones[state]}>{t(age?.due === true && state === 'settled' ? 'keys-overdue' : `keys-${state}`)}</StatusTag>
      </header>
      {state === 'settled' ? null : <p className="keys-says">{t(`keys-${state}-says`, { at: at(previousUntil) })}</p>}
      <DataTable
        label={t('keys')} rows={list} rowKey={({ fingerprint, createdAt }) => `${fingerprint}${createdAt ?? ''}`} exports={false}
        columns={[
          { id: 'fingerprint', title: t('key-fingerprint'), names: true, cell: ({ fingerprint }) => <span className="mono">{fingerprint}</span> },
          { id: 'use', title: t('key-use'), cell: ({ use }) => <StatusTag tone={useTones[use]}>{t(`key-${use}`)}</StatusTag> },
          { id: 'created', title: t('key-created'), cell: ({ createdAt, registeredFrom }) => (registeredFrom === undefined ? at(createdAt) : t('key-registered', { day: registeredFrom })) },
          { id: 'taken', title: t('key-taken'), cell: ({ takenAt }) => at(takenAt) },
          { id: 'heard', title: t('key-heard'), cell: ({ heardAt }) => at(heardAt) },
        ]}
      />
    </section>
  );
}

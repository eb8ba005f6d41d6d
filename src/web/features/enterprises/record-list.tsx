import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dayOf, instant } from '../../../basis/time.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useWorldMinute } from '../../app/session.ts';
import { longDay } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import { isExpired, momentOf, type Group, type Kept } from './firm-file.ts';
import zh from './words.zh.json';
import en from './words.en.json';

type ListProps = { readonly group: Group; readonly title: string; readonly unit: string };

/** The records of one kind, newest first; validity that has run out is said. */
export function RecordList({ group, title, unit }: ListProps): ReactNode {
  const { t } = useTranslation('enterprises');
  const { language } = usePreferences();
  const say = useSay();
  const today = dayOf(instant(useWorldMinute()));
  const long = (text: string | undefined): string => (text === undefined ? '' : longDay(momentOf(text), language));
  const covers = ({ coversFrom, coversTo }: Kept): string => (coversFrom === undefined && coversTo === undefined ? '' : `${long(coversFrom)} – ${long(coversTo)}`);
  const text = (id: string, head: string, of: (kept: Kept) => string): Column<Kept> => ({ id, title: head, cell: (kept) => of(kept) || '—', value: of });
  const some = (of: (kept: Kept) => string): boolean => group.records.some((kept) => of(kept) !== '');
  const expires = (kept: Kept): string => long(kept.expires);
  const columns: readonly Column<Kept>[] = [
    { id: 'name', title: t('record-name'), names: true, cell: ({ name }) => say(name), value: ({ name }) => say(name) },
    text('number', t('record-number'), ({ documentNumber }) => documentNumber ?? ''),
    text('day', t('record-day'), ({ day }) => long(day)),
    ...(some(covers) ? [text('covers', t('record-covers'), covers)] : []),
    ...(some(expires) ? [{
      id: 'expires', title: t('record-expires'), value: expires,
      cell: (kept: Kept) => <>{expires(kept) || '—'}{isExpired(kept, today) ? <> <StatusTag tone="due">{t('record-expired')}</StatusTag></> : null}</>,
    }] : []),
    text('detail', t('record-detail'), ({ detail }) => (detail === undefined ? '' : say(detail))),
    text('source', t('source'), ({ source }) => say(source)),
  ];
  return (
    <section className="sheet record-list" id="record-list">
      <header>
        <h3>{title}</h3>
        <Link to="/enterprises/$unit" params={{ unit }} hash="records" className="no-print">{t('record-close')}</Link>
      </header>
      <DataTable label={title} columns={columns} rows={group.records} rowKey={({ id }) => id} empty={t('record-none')} basis={{ zh: zh['record-basis'], en: en['record-basis'] }} />
    </section>
  );
}

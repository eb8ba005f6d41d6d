import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { roles, type Role } from '../../../model/role.ts';
import { listRegister } from '../../../contract/admin.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';
import { moment } from '../../app/time-words.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { fieldOf, nameOf, type Entry, type Kind } from './register-kinds.ts';

/** The fields that tell one entry of a register from another; the whole body is in the form of a new version. */
const fields = {
  unit: ['kind', 'region', 'superior'], person: ['phone'], appointment: ['person', 'role', 'unit', 'region'], region: ['level'], point: ['number', 'kind', 'region'],
  enterprise: ['creditCode', 'permit', 'management'], 'outlet-limit': ['point', 'factor', 'averaging', 'max', 'unit', 'standard'],
} as const satisfies Readonly<Record<Kind, readonly string[]>>;
const titled = { region: 'region', person: 'person', role: 'role', unit: 'unit', phone: 'phone', point: 'point' } as const;

export function EntryTable({ kind, rows, onVersion }: { readonly kind: Kind; readonly rows: readonly Entry[]; readonly onVersion?: (entry: Entry) => void }): ReactNode {
  const { t } = useTranslation('administration');
  const { language } = usePreferences();
  const names = useNames(kind === 'appointment');
  const shown = (entry: Entry, field: string): string => {
    const value = fieldOf(entry, field);
    if (kind === 'appointment' && (field === 'person' || field === 'unit')) return names.get(value) ?? value;
    return field === 'role' && Object.hasOwn(roles, value) ? roles[value as Role][language] : value;
  };
  const titleOf = (field: string): string => (kind !== 'outlet-limit' && Object.hasOwn(titled, field) ? t(titled[field as keyof typeof titled]) : field);
  const name = (entry: Entry): string => nameOf(entry, language) || entry.id;
  const columns: readonly Column<Entry>[] = [
    { id: 'name', title: t(kind === 'appointment' ? 'office' : 'name'), names: true, cell: name, value: name },
    { id: 'id', title: t('id'), cell: ({ id }) => <span className="mono entry-id">{id}</span>, value: ({ id }) => id },
    ...fields[kind].map((field): Column<Entry> => ({ id: field, title: titleOf(field), cell: (entry) => shown(entry, field) || '—', value: (entry) => shown(entry, field) })),
    { id: 'from', title: t('from'), cell: ({ from }) => from, value: ({ from }) => from },
    { id: 'to', title: t('to'), cell: ({ to }) => to ?? <span className="faint">{t('to-now')}</span>, value: ({ to }) => to },
    { id: 'entered', title: t('entered'), cell: ({ enteredAt }) => <span className="quiet">{moment(enteredAt, language)}</span>, value: ({ enteredAt }) => moment(enteredAt, language) },
    ...(onVersion === undefined ? [] : [{ id: 'do', title: '', width: 110, cell: (entry: Entry) => <Button size="small" onClick={() => onVersion(entry)} aria-label={`${t('add-version')} ${name(entry)}`}>{t('add-version')}</Button> }]),
  ];
  return <DataTable label={t(`kind-${kind}`)} columns={columns} rows={rows} rowKey={({ id, from, enteredAt }) => `${id} ${from} ${enteredAt}`} empty={t('registers-empty')} />;
}

const namesMax = 1000;

/** Names of persons and units by id, so that office-holders are read as people and bodies; an id without a name stays an id. */
function useNames(wanted: boolean): ReadonlyMap<string, string> {
  const { language } = usePreferences();
  const query = { limit: namesMax };
  const persons = useRead(listRegister, { params: { kind: 'person' }, query }, { enabled: wanted });
  const units = useRead(listRegister, { params: { kind: 'unit' }, query }, { enabled: wanted });
  return new Map([...(persons.data?.rows ?? []), ...(units.data?.rows ?? [])].map((entry) => [entry.id, nameOf(entry, language)]));
}

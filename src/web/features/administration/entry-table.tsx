import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listRegister } from '../../../contract/admin.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';
import { moment } from '../../app/time-words.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { fieldOf, nameOf, type Entry, type Kind } from './register-kinds.ts';
import { choiceName, fieldName, wordsOr } from './register-words.ts';

/** The fields that tell one entry of a register from another; the whole body is in the form of a new version. */
const fields = {
  unit: ['kind', 'region', 'superior'], person: ['phone'], appointment: ['person', 'role', 'unit', 'region'], region: ['level'], point: ['number', 'kind', 'region'],
  enterprise: ['creditCode', 'permit', 'management'], 'outlet-limit': ['point', 'factor', 'averaging', 'max', 'unit', 'standard'],
  'air-target': ['region', 'year', 'indicator', 'value', 'document'],
  'firm-record': ['unit', 'category', 'documentNumber', 'day', 'expires'],
  'permitted-amount': ['unit', 'point', 'factor', 'amount', 'permit', 'clause'],
  'air-exclusion': ['region', 'day', 'kind', 'applicant', 'state', 'approvalDocument'],
} as const satisfies Readonly<Record<Kind, readonly string[]>>;

/** Fields that are read as the name of a person, a body or a place. */
const references = new Set(['person', 'superior', 'region', 'applicant']);
const wantsNames: ReadonlySet<Kind> = new Set(['unit', 'appointment', 'point', 'air-target', 'air-exclusion', 'firm-record', 'permitted-amount']);
/** Registers whose `unit` is a body; a limit's is a unit of measure. */
const ofUnits: ReadonlySet<Kind> = new Set(['appointment', 'firm-record', 'permitted-amount']);

export function EntryTable({ kind, rows, onVersion }: { readonly kind: Kind; readonly rows: readonly Entry[]; readonly onVersion?: (entry: Entry) => void }): ReactNode {
  const { t } = useTranslation('administration');
  const { language } = usePreferences();
  const names = useNames(wantsNames.has(kind));
  const shown = (entry: Entry, field: string): string => {
    const value = fieldOf(entry, field);
    if (references.has(field) && field !== 'unit') return names.get(value) ?? value;
    if (ofUnits.has(kind) && field === 'unit') return names.get(value) ?? value;
    return wordsOr(choiceName(value, field), value, language);
  };
  const titleOf = (field: string): string => wordsOr(fieldName(field), field, language);
  const name = (entry: Entry): string => nameOf(entry, language) || entry.id;
  const nameless = rows.every((entry) => name(entry) === entry.id);
  const columns: readonly Column<Entry>[] = [
    { id: 'name', title: t(kind === 'appointment' ? 'office' : nameless ? 'id' : 'name'), names: true, cell: name, value: name },
    ...(nameless ? [] : [{ id: 'id', title: t('id'), cell: ({ id }: Entry) => <span className="mono entry-id">{id}</span>, value: ({ id }: Entry) => id }]),
    ...fields[kind].map((field): Column<Entry> => ({ id: field, title: titleOf(field), cell: (entry) => shown(entry, field) || '—', value: (entry) => shown(entry, field) })),
    { id: 'from', title: t('from'), cell: ({ from }) => <span className="entry-day">{from}</span>, value: ({ from }) => from },
    { id: 'to', title: t('to'), cell: ({ to }) => (to === undefined ? <span className="faint">{t('to-now')}</span> : <span className="entry-day">{to}</span>), value: ({ to }) => to },
    { id: 'entered', title: t('entered'), cell: ({ enteredAt }) => <span className="quiet">{moment(enteredAt, language)}</span>, value: ({ enteredAt }) => moment(enteredAt, language) },
    ...(onVersion === undefined ? [] : [{ id: 'do', title: '', width: 110, cell: (entry: Entry) => <Button size="small" onClick={() => onVersion(entry)} aria-label={`${t('add-version')} ${name(entry)}`}>{t('add-version')}</Button> }]),
  ];
  return <DataTable label={t(`kind-${kind}`)} columns={columns} rows={rows} rowKey={({ id, from, enteredAt }) => `${id} ${from} ${enteredAt}`} empty={t('registers-empty')} />;
}

const namesMax = 1000;

/** Names of persons, units and regions by id, so that office-holders are read as people and bodies; an id without a name stays an id. */
function useNames(wanted: boolean): ReadonlyMap<string, string> {
  const { language } = usePreferences();
  const query = { limit: namesMax };
  const persons = useRead(listRegister, { params: { kind: 'person' }, query }, { enabled: wanted });
  const units = useRead(listRegister, { params: { kind: 'unit' }, query }, { enabled: wanted });
  const regions = useRead(listRegister, { params: { kind: 'region' }, query }, { enabled: wanted });
  return new Map([...(persons.data?.rows ?? []), ...(units.data?.rows ?? []), ...(regions.data?.rows ?? [])].map((entry) => [entry.id, nameOf(entry, language)]));
}

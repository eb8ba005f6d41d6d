import { Select } from 'antd';
import { useDeferredValue, useState, type ReactNode } from 'react';
import { listRegister } from '../../../contract/admin.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';
import { fieldOf, nameOf, type Entry, type Kind } from './register-kinds.ts';

type ReferenceSelectProps = {
  readonly id: string; readonly kind: Kind; readonly value: unknown; readonly locked: boolean; readonly clear: boolean;
  readonly onChange: (value: unknown) => void;
};

/** An entry of another register, found by words on the server and said by its name. A point is referred to by its number. */
export function ReferenceSelect({ id, kind, value, locked, clear, onChange }: ReferenceSelectProps): ReactNode {
  const { language } = usePreferences();
  const [words, setWords] = useState('');
  const asked = useDeferredValue(words.trim());
  const own = typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  const found = useRead(listRegister, { params: { kind }, query: { limit: 50, ...(asked === '' ? {} : { text: asked }) } });
  const kept = useRead(listRegister, { params: { kind }, query: { limit: 20, text: own ?? '' } }, { enabled: own !== undefined });
  const key = (entry: Entry): string => (kind === 'point' ? fieldOf(entry, 'number') : entry.id);
  const label = (entry: Entry): string => `${nameOf(entry, language) || entry.id} · ${key(entry)}`;
  const rows = [...(kept.data?.rows ?? []).filter((entry) => key(entry) === own), ...(found.data?.rows ?? [])];
  const options = [...new Map(rows.map((entry) => [key(entry), { value: key(entry), label: label(entry) }])).values()];
  return (
    <Select
      id={id} disabled={locked} allowClear={clear} value={own ?? null} loading={found.isPending} showSearch={{ filterOption: false, onSearch: setWords }}
      options={own === undefined || options.some((option) => option.value === own) ? options : [{ value: own, label: own }, ...options]}
      onChange={(chosen: string | undefined) => onChange(chosen === undefined || kind !== 'point' ? chosen : Number(chosen))}
    />
  );
}

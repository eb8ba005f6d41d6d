import { Select } from 'antd';
import { useDeferredValue, useState, type ReactNode } from 'react';
import { listRegister } from '../../../contract/admin.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';

export type Choice = { readonly value: string; readonly label: string };
type RegisterSelectProps = {
  readonly id: string; readonly kind: 'unit' | 'region' | 'point'; readonly chosen: readonly Choice[]; readonly many: boolean; readonly describedBy?: string;
  readonly onChange: (chosen: readonly Choice[]) => void;
};
type Body = { readonly number?: number; readonly name?: { readonly zh: string; readonly en: string } };

/** Entries of a register, found by words on the server and said by name; a point by its number. */
export function RegisterSelect({ id, kind, chosen, many, describedBy, onChange }: RegisterSelectProps): ReactNode {
  const { language } = usePreferences();
  const [words, setWords] = useState('');
  const asked = useDeferredValue(words.trim());
  const found = useRead(listRegister, { params: { kind }, query: { limit: 50, ...(asked === '' ? {} : { text: asked }) } });
  const options = (found.data?.rows ?? []).map((entry): Choice => {
    const { number, name } = (entry.body ?? {}) as Body;
    const value = kind === 'point' ? String(number ?? entry.id) : entry.id;
    return { value, label: `${name?.[language] ?? ''} · ${value}`.replace(/^ · /u, '') };
  });
  const change = (picked: Choice | Choice[] | null | undefined): void => {
    onChange((Array.isArray(picked) ? picked : picked === null || picked === undefined ? [] : [picked]).map(({ value, label }) => ({ value, label })));
  };
  const shared = { id, labelInValue: true, allowClear: true, loading: found.isPending, showSearch: { filterOption: false, onSearch: setWords }, options, onChange: change, ...(describedBy === undefined ? {} : { 'aria-describedby': describedBy }) };
  return many ? <Select<Choice[]> {...shared} mode="multiple" value={[...chosen]} /> : <Select<Choice> {...shared} value={chosen[0] ?? null} />;
}

import { Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../app/preferences.ts';
import { longDay } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import type { Look } from './go-on.ts';

type Target = Look['targets'][number];
type Mapping = Look['mapping'];
type TableProps = { readonly look: Look; readonly mapping: Mapping; readonly onChange: (mapping: Mapping) => void };

/** Values of the choice: one text for all, or a column by its place. */
const fixed = 'fixed';

/** One line for each part that an item has: from which column, or one text for every row, and what the first row has there. */
export function MappingTable({ look, mapping, onChange }: TableProps): ReactNode {
  const { t } = useTranslation('ledgerImport');
  const { language } = usePreferences();
  const say = useSay();
  const put = (id: string, from: Mapping[string] | undefined): void => {
    const { [id]: _before, ...rest } = mapping;
    onChange(from === undefined ? rest : { ...rest, [id]: from });
  };
  const name = ({ title, required }: Target): string => `${say(title)}${required ? ' *' : ''}`;
  const columns: readonly Column<Target>[] = [
    { id: 'part', title: t('part'), names: true, width: '24%', cell: (target) => <span className={target.required && mapping[target.id] === undefined ? 'ledger-import-lacks' : undefined}>{name(target)}</span> },
    { id: 'from', title: t('from'), width: '40%', cell: (target) => <From target={target} from={mapping[target.id]} columns={look.columns} onChange={(from) => put(target.id, from)} /> },
    { id: 'first', title: t('first'), cell: ({ id }) => <span className="ledger-import-first">{firstOf(look, mapping[id])}</span> },
  ];
  return (
    <>
      <p className="quiet">{look.remembered === undefined ? t('guessed', { file: look.name, columns: look.columns.length }) : t('remembered', { by: look.remembered.by, day: longDay(look.remembered.at, language), version: look.remembered.version })}</p>
      <DataTable label={t('mapping')} columns={columns} rows={look.targets} rowKey={({ id }) => id} exports={false} />
    </>
  );
}

type FromProps = { readonly target: Target; readonly from: Mapping[string] | undefined; readonly columns: readonly string[]; readonly onChange: (from: Mapping[string] | undefined) => void };

function From({ target, from, columns, onChange }: FromProps): ReactNode {
  const { t } = useTranslation('ledgerImport');
  const say = useSay();
  const label = say(target.title);
  const value = from === undefined ? null : 'fixed' in from ? fixed : String(columns.indexOf(from.column));
  return (
    <div className="ledger-import-from">
      <Select
        allowClear showSearch={{ optionFilterProp: 'label' }} aria-label={label} value={value} placeholder={t('no-column')}
        options={[{ value: fixed, label: t('fixed') }, ...columns.map((column, at) => ({ value: String(at), label: column })).filter((column) => column.label !== '')]}
        onChange={(chosen: string | null | undefined) => onChange(chosen === null || chosen === undefined ? undefined : chosen === fixed ? { fixed: target.choices[0]?.title.zh ?? '' } : { column: columns[Number(chosen)] ?? '' })}
      />
      {from === undefined || !('fixed' in from) ? null : target.choices.length === 0
        ? <Input value={from.fixed} maxLength={2000} aria-label={t('fixed-of', { part: label })} placeholder={t('fixed-says')} onChange={({ target: { value: text } }) => onChange({ fixed: text })} />
        : <Select value={from.fixed} aria-label={t('fixed-of', { part: label })} options={target.choices.map(({ title }) => ({ value: title.zh, label: say(title) }))} onChange={(text: string) => onChange({ fixed: text })} />}
    </div>
  );
}

const firstOf = ({ columns, sample: [row] }: Look, from: Mapping[string] | undefined): string =>
  (from === undefined ? '' : 'fixed' in from ? from.fixed : row?.[columns.indexOf(from.column)] ?? '');

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Words } from '../../../model/words.ts';
import { share } from '../../app/number-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import type { NoiseGroup } from './noise.ts';

/** Point-times that met over those that were valid, day and night apart, by zone and by city: bars and numbers in one table. */
export function Attainment({ groups, basis, label }: { readonly groups: readonly NoiseGroup[]; readonly basis: Words; readonly label: string }): ReactNode {
  const { t } = useTranslation('noise');
  const { language } = usePreferences();
  const say = useSay();
  const shareOf = (row: NoiseGroup, of: 'day' | 'night'): string => share(row[of].meets, row[of].valid, language);
  const column = (of: 'day' | 'night'): Column<NoiseGroup> => ({
    id: of, title: t(`rate-${of}`), width: '32%', value: (row) => (row[of].valid === 0 ? undefined : shareOf(row, of)),
    cell: (row) => <Bar of={of} part={row[of].meets} whole={row[of].valid} says={shareOf(row, of)} />,
  });
  const columns: readonly Column<NoiseGroup>[] = [
    { id: 'group', title: t('group'), names: true, cell: (row) => (row.kind === 'all' ? <b>{say(row.name)}</b> : say(row.name)), value: (row) => say(row.name) },
    { id: 'stations', title: t('stations'), number: true, width: 90, cell: ({ stations }) => stations, value: ({ stations }) => stations },
    column('day'), column('night'),
  ];
  return <DataTable label={label} columns={columns} rows={groups} rowKey={({ kind, key }) => `${kind} ${key}`} basis={basis} csv />;
}

function Bar({ of, part, whole, says }: { readonly of: 'day' | 'night'; readonly part: number; readonly whole: number; readonly says: string }): ReactNode {
  return (
    <span className={`noise-bar ${of}`}>
      <i aria-hidden="true"><u style={{ width: whole === 0 ? 0 : `${(part / whole) * 100}%` }} /></i>
      <b>{says}</b> <span className="faint">{whole === 0 ? '' : `${part}/${whole}`}</span>
    </span>
  );
}

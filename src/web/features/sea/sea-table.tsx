import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Words } from '../../../model/words.ts';
import { share } from '../../app/number-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import type { SeaGroup } from './sea.ts';

/** Days on which the target was met, by sea area over the span. */
export function SeaTable({ seas, basis, label }: { readonly seas: readonly SeaGroup[]; readonly basis: Words; readonly label: string }): ReactNode {
  const { t } = useTranslation('sea');
  const { language } = usePreferences();
  const say = useSay();
  const shareOf = ({ meets, judged }: SeaGroup): string => share(meets, judged, language);
  const columns: readonly Column<SeaGroup>[] = [
    { id: 'sea', title: t('sea'), names: true, cell: ({ key, name }) => (key === '' ? <b>{say(name)}</b> : say(name)), value: ({ name }) => say(name) },
    { id: 'buoys', title: t('buoys'), number: true, width: 100, cell: ({ buoys }) => buoys, value: ({ buoys }) => buoys },
    {
      id: 'share', title: t('met-share'), width: '50%', value: (row) => (row.judged === 0 ? undefined : shareOf(row)),
      cell: (row) => <Bar row={row} says={shareOf(row)} />,
    },
  ];
  return <DataTable label={label} columns={columns} rows={seas} rowKey={({ key }) => key || 'all'} basis={basis} csv />;
}

function Bar({ row: { meets, judged }, says }: { readonly row: SeaGroup; readonly says: string }): ReactNode {
  return (
    <span className="sea-bar">
      <i aria-hidden="true"><u style={{ width: judged === 0 ? 0 : `${(meets / judged) * 100}%` }} /></i>
      <b>{says}</b> <span className="faint">{judged === 0 ? '' : `${meets}/${judged}`}</span>
    </span>
  );
}

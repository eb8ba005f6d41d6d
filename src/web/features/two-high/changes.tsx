import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { readTwoHigh } from '../../../contract/two-high.ts';
import { usePreferences } from '../../app/preferences.ts';
import { moment } from '../../app/time-words.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';

type Change = Static<typeof readTwoHigh.reply>['changes'][number];

/** Every version of the project: when, by whom, why, and what it says otherwise. */
export function Changes({ changes }: { readonly changes: readonly Change[] }): ReactNode {
  const { t, i18n } = useTranslation('twoHigh');
  const { language } = usePreferences();
  const named = (field: string): string => (i18n.exists(`twoHigh:${field}`) ? t(field as 'name') : field);
  const what = ({ fields }: Change): string => (fields.length === 0 ? t('first') : fields.map(named).join(language === 'zh' ? '、' : ', '));
  const columns: readonly Column<Change>[] = [
    { id: 'at', title: t('entered'), names: true, width: 190, value: ({ enteredAt }) => moment(enteredAt, language),
      cell: ({ enteredAt }) => moment(enteredAt, language) },
    { id: 'from', title: t('from'), width: 110, value: ({ from }) => from, cell: ({ from }) => from },
    { id: 'says', title: t('by'), width: 220, value: ({ says }) => says, cell: ({ says }) => says },
    { id: 'what', title: t('what'), width: 220, value: what, cell: what },
    { id: 'why', title: t('why'), value: ({ why }) => why, cell: ({ why }) => why },
  ];
  return <DataTable label={t('changes')} columns={columns} rows={changes} rowKey={({ enteredAt }) => String(enteredAt)} />;
}

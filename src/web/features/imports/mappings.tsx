import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listMappings } from '../../../contract/import.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { moment } from '../../app/time-words.ts';
import { DataTable } from '../../kit/data-table.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import type { Mapping } from './draft.ts';

/** Remembered mappings: a file with the same header finds its own. */
export function Mappings(): ReactNode {
  const { t } = useTranslation('imports');
  const { language } = usePreferences();
  const answer = useRead(listMappings, {});
  const factorsOf = ({ factors }: Mapping): string =>
    ('wide' in factors ? factors.wide.map(({ column, factor }) => `${column} → ${factor}`) : Object.entries(factors.long).map(([text,
      { factor }]) => `${text} → ${factor}`)).join(', ');
  return (
    <section className="sheet import-part">
      <header><h2>{t('mappings')}</h2></header>
      {answer.isPending ? <Waiting rows={3} /> : null}
      {answer.isError ? <Refused error={answer.error} retry={() => void answer.refetch()} /> : null}
      {answer.data === undefined ? null : (
        <DataTable
          label={t('mappings')} rows={answer.data} rowKey={({ id }) => id} empty={t('mappings-empty')}
          columns={[
            { id: 'name', title: t('name'), names: true, cell: ({ mapping }) => mapping.name, value: ({ mapping }) => mapping.name },
            { id: 'version', title: t('version'), number: true, width: 80, cell: ({ version }) => version,
              value: ({ version }) => version },
            { id: 'kind', title: t('kind'), cell: ({ mapping }) => t(`of-${mapping.kind}`),
              value: ({ mapping }) => t(`of-${mapping.kind}`) },
            { id: 'period', title: t('period'), cell: ({ mapping }) => t(`period-${mapping.period}`),
              value: ({ mapping }) => t(`period-${mapping.period}`) },
            { id: 'factors', title: t('factors'), cell: ({ mapping }) => <span className="import-file">{factorsOf(mapping)}</span>,
              value: ({ mapping }) => factorsOf(mapping) },
            { id: 'by', title: t('by'), cell: ({ by }) => by, value: ({ by }) => by },
            { id: 'at', title: t('entered'), cell: ({ enteredAt }) => moment(enteredAt, language),
              value: ({ enteredAt }) => moment(enteredAt, language) },
          ]}
        />
      )}
    </section>
  );
}

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Static } from 'typebox';
import type { ApprovedDay } from '../../../contract/shapes.ts';
import type { Words } from '../../../model/words.ts';
import { listed, useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { pollutantText } from './pollutants.tsx';

type Approval = Static<typeof ApprovedDay>;

/** Which days are out of the means, by whose approval. Nothing stands here that nobody signed for. */
export function ApprovedDays({ approvals, basis }: { readonly approvals: readonly Approval[]; readonly basis: Words }): ReactNode {
  const { t } = useTranslation('air');
  const say = useSay();
  const kind = ({ kind: held }: Approval): string => t(`day-${held}`);
  const pollutants = ({ pollutants: held }: Approval): string => listed(say, held.map(pollutantText));
  const columns: readonly Column<Approval>[] = [
    { id: 'region', title: t('region'), names: true, cell: ({ region }) => say(region.name), value: ({ region }) => say(region.name) },
    { id: 'day', title: t('day-out'), cell: ({ day }) => day, value: ({ day }) => day },
    { id: 'kind', title: t('day-kind'), cell: kind, value: kind },
    { id: 'pollutants', title: t('day-pollutants'), cell: pollutants, value: pollutants },
    { id: 'by', title: t('approved-by'), cell: ({ approvedBy }) => approvedBy, value: ({ approvedBy }) => approvedBy },
    { id: 'number', title: t('approval-number'), cell: ({ document }) => document, value: ({ document }) => document },
    { id: 'reason', title: t('day-reason'), cell: ({ reason }) => reason, value: ({ reason }) => reason },
  ];
  return (
    <section className="sheet period-sheet">
      <h2>{t('days-out')}</h2>
      <p className="quiet">{t('days-out-say')}</p>
      <DataTable label={t('days-out')} columns={columns} rows={approvals} rowKey={({ region, day, document }) => `${region.code} ${day} ${document}`} basis={basis} csv empty={t('days-out-none')} />
    </section>
  );
}

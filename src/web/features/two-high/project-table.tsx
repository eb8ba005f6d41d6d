import { Link } from '@tanstack/react-router';
import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TwoHighRow } from '../../../contract/two-high.ts';
import type { Words } from '../../../model/words.ts';
import { useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import { useNumber } from './sums.tsx';

type Row = Static<typeof TwoHighRow>;

export function ProjectTable({ rows, basis }: { readonly rows: readonly Row[]; readonly basis: Words }): ReactNode {
  const { t } = useTranslation('twoHigh');
  return <DataTable label={t('title')} columns={useColumns()} rows={rows} rowKey={({ project }) => project.id} basis={basis}
    empty={t('none')} csv />;
}

function useColumns(): readonly Column<Row>[] {
  const { t } = useTranslation('twoHigh');
  const say = useSay();
  const number = useNumber();
  const whose = ({ firm, project: { proponent = '' } }: Row): string => (firm === undefined ? proponent : say(firm.name));
  const figure = (id: 'energy' | 'carbon', unit: string): Column<Row> => ({
    id, title: `${t(id)} (${unit})`, number: true, width: 104, value: ({ project }) => project[id],
    cell: ({ project: { [id]: value } }) => (value === undefined ? <span className="faint">{t('not-said')}</span> : number(value)),
  });
  const inFile = (id: 'eia' | 'energyReview' | 'coal' | 'offset'): Column<Row> =>
    ({ id, title: t(id), fileOnly: true, cell: () => null, value: ({ project }) => paperText(project[id], t) });
  return [
    {
      id: 'name', title: t('name'), names: true, width: 260, value: ({ project }) => say(project.name),
      cell: (row) => <><Link to="/two-high/$id" params={{ id: row.project.id }}>{say(row.project.name)}</Link>
        <small className="two-high-under">{row.project.id} · {whose(row)}</small></>,
    },
    { id: 'id', title: t('id'), fileOnly: true, value: ({ project }) => project.id, cell: () => null },
    { id: 'whose', title: t('whose'), fileOnly: true, value: whose, cell: () => null },
    { id: 'place', title: t('region'), width: 90, value: ({ place }) => say(place.name), cell: ({ place }) => say(place.name) },
    { id: 'industry', title: t('industry'), width: 150, value: (row) => `${row.project.industry} ${say(row.industryName)}`,
      cell: (row) => <>{say(row.industryName)}<small className="two-high-under">{row.project.industry}</small></> },
    { id: 'status', title: t('status'), width: 80, value: ({ project }) => t(`status-${project.status}`),
      cell: ({ project }) => t(`status-${project.status}`) },
    figure('energy', 'tce'), figure('carbon', 't'),
    inFile('eia'), inFile('energyReview'), inFile('coal'), inFile('offset'),
    { id: 'checked', title: t('checkedOn'), width: 104, value: ({ project }) => project.checkedOn ?? '',
      cell: ({ project }) => project.checkedOn ?? <span className="faint">—</span> },
    { id: 'flags', title: t('flags'), width: 280, value: ({ flags }) => flags.map(({ says }) => say(says)).join('; '),
      cell: ({ flags }) => (flags.length === 0 ? <StatusTag tone="ok">{t('no-flags')}</StatusTag>
        : (
          <ul className="two-high-flags">
            {flags.map(({ rule, says }) => <li key={rule}><StatusTag tone="due">{say(says)}</StatusTag></li>)}
          </ul>
        )) },
  ];
}

type Paper = { readonly document: string; readonly day: string; readonly by?: string }
  | { readonly required: string; readonly source?: string; readonly tonnes?: number };

/** A paper in one line: its number, day and office, or whether it is required, how much and from where. */
export function paperText(paper: Paper | undefined, t: (word: 'not-said' | 'required-yes' | 'required-no') => string): string {
  if (paper === undefined) return t('not-said');
  if ('document' in paper) return [paper.document, paper.day, paper.by].filter((part) => part !== undefined).join(' · ');
  const { required, source, tonnes } = paper;
  return [t(required === 'yes' ? 'required-yes' : 'required-no'), tonnes === undefined ? '' : `${tonnes} t/a`,
    source ?? ''].filter((part) => part !== '').join(' · ');
}

import { Button } from 'antd';
import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { contractorLeague } from '../../../contract/effectiveness.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { PeriodPick, RegionPick } from './picks.tsx';
import { RateBar } from './rate-bar.tsx';
import { periodOf, type PartProps } from './search.ts';
import { useWords } from './use-words.ts';

type Row = Static<typeof contractorLeague.reply>['rows'][number];
const counts = ['firms', 'outlets', 'faults', 'open-faults', 'fault-hours', 'unmarked'] as const;
const countOf: Readonly<Record<(typeof counts)[number], (row: Row) => number>> = {
  'firms': ({ firms }) => firms, 'outlets': ({ outlets }) => outlets, 'faults': ({ faults }) => faults, 'open-faults': ({ open }) => open,
  'fault-hours': ({ faultHours }) => faultHours, 'unmarked': ({ unmarked }) => unmarked,
};

/** 运维单位 by valid transmission rate, with faults and how long they lasted. */
export function LeaguePart(props: PartProps): ReactNode {
  const { search, now, go } = props;
  const t = useWords();
  const say = useSay();
  const period = periodOf(search, now);
  const answer = useRead(contractorLeague, { query: { period, ...(search.region === undefined ? {} : { region: search.region }) } },
    { keep: true });
  const targets = answer.data?.targets.percents ?? [];
  const columns: readonly Column<Row>[] = [
    { id: 'place', title: t('place'), number: true, cell: ({ place }) => place ?? '', value: ({ place }) => place },
    { id: 'contractor', title: t('contractor'), names: true, value: ({ contractor }) => say(contractor.name),
      cell: ({ contractor }) => <Button type="link" size="small" onClick={() => go({ tab: undefined,
        contractor: contractor.id })}>{say(contractor.name)}</Button> },
    { id: 'effectiveness', title: `${t('effectiveness')} %`, number: true,
      value: ({ rate: { effectiveness } }) => (effectiveness === undefined ? undefined : Number(effectiveness)),
      cell: ({ rate: { effectiveness } }) => (effectiveness === undefined ? <span className="quiet">{t('nothing-due')}</span>
        : <span className="effect-rate"><RateBar percent={effectiveness} targets={targets} /><b>{effectiveness}</b></span>) },
    ...counts.map((of): Column<Row> => ({ id: of, title: t(of), number: true, cell: countOf[of], value: countOf[of] })),
    { id: 'restore', title: t('restore'), number: true, cell: ({ restoreHours }) => restoreHours ?? '',
      value: ({ restoreHours }) => (restoreHours === undefined ? undefined : Number(restoreHours)) },
  ];
  return (
    <>
      <div className="effect-picks"><PeriodPick {...props} /><RegionPick {...props} /></div>
      <p className="quiet effect-says">{t('league-says')}</p>
      <section className="sheet">
        {answer.isPending ? <Waiting rows={8} /> : null}
        {answer.isError ? <Refused error={answer.error} retry={() => void answer.refetch()} /> : null}
        {answer.data === undefined ? null : <DataTable label={`${t('tab-league')} ${period}`} columns={columns} rows={answer.data.rows} rowKey={({ contractor }) => contractor.id} basis={answer.data.basis} empty={t('league-none')} csv />}
      </section>
    </>
  );
}

import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { goodCase, goodCases } from '../../../contract/good-case.ts';
import { useCaseType } from '../../app/programmes.ts';
import { useRead } from '../../app/query.ts';
import { caseOf } from '../../casework/case-view.ts';
import { GoodCaseCard } from '../../casework/good-case-card.tsx';
import { GoodCaseFigures, GoodCaseReuses } from '../../casework/good-case-facts.tsx';
import { useDoing } from '../../casework/use-case.ts';
import { Waiting } from '../../kit/waiting.tsx';
import type { PanelProps } from '../panel-props.ts';

const goodCaseType = 'rectification/good-case';

/** On the page of a good case: its numbers beside the ledger, and where it was reused. */
export function GoodCaseFacts({ view, type }: PanelProps): ReactNode {
  const answer = useRead(goodCase, { params: { id: view.row.id } });
  if (answer.data === undefined) return answer.isError ? null : <Waiting rows={6} />;
  return <><GoodCaseFigures file={answer.data} type={type} />{answer.data.row.reuseCount === 0 ? null : <GoodCaseReuses file={answer.data} />}</>;
}

/** On an item whose plan is being made: cases that read alike, most alike first, each copied with one click. */
export function Suggested({ view, type }: PanelProps): ReactNode {
  const { t } = useTranslation('goodCases');
  const doing = useDoing(view);
  const shown = useCaseType(goodCaseType);
  const answer = useRead(goodCases, { query: { for: view.row.id } });
  const step = view.steps.find(({ event }) => type.steps.some((rule) => rule.event === event && rule.effects.some(({ effect }) => effect === 'copy-measures')));
  const taken = new Set((caseOf(view).measures ?? []).flatMap(({ copiedFrom }) => copiedFrom?.case ?? []));
  const rows = answer.data?.rows ?? [];
  if (shown === undefined || rows.length === 0) return null;
  return (
    <section className="case-block">
      <h2>{t('suggested')}</h2>
      <p className="quiet">{t('suggested-says')}</p>
      {rows.map((row) => (
        <GoodCaseCard key={row.id} row={row} type={shown}>
          {step === undefined ? null : <Button type="primary" loading={doing.busy} disabled={taken.has(row.id)} onClick={() => void doing.step(step.event, step.title, { goodCase: row.number })}>{taken.has(row.id) ? t('copied') : t('copy')}</Button>}
        </GoodCaseCard>
      ))}
    </section>
  );
}

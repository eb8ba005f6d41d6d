import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FactorView } from '../../../contract/point.ts';
import type { OutletLimit } from '../../../model/limit.ts';
import { useSay } from '../../app/words/pick.ts';
import { DataTable } from '../../kit/data-table.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';

/** Which limit applies, from when, and on what ground. */
export function Limits({ limits, factors }: { readonly limits: readonly OutletLimit[]; readonly factors: readonly Static<typeof FactorView>[] }): ReactNode {
  const { t } = useTranslation('enterprises');
  const say = useSay();
  const named = (code: string): string => say(factors.find((factor) => factor.code === code)?.name ?? { zh: code, en: code });
  const ground = ({ standard, clause, referenceO2 }: OutletLimit): string => `${standard} ${clause}${referenceO2 === undefined ? '' : ` · ${t('reference-o2', { value: referenceO2 })}`}`;
  return (
    <>
      <h2 className="firm-part">{t('limits')}</h2>
      <section className="sheet">
        <DataTable
          label={t('limits')} rows={limits} rowKey={({ id }) => id} empty={t('no-limits')}
          columns={[
            { id: 'factor', title: t('factor'), names: true, cell: ({ factor }) => named(factor), value: ({ factor }) => named(factor) },
            { id: 'averaging', title: t('averaging'), cell: ({ averaging }) => t(`averaging-${averaging}`), value: ({ averaging }) => t(`averaging-${averaging}`) },
            { id: 'max', title: t('limit'), number: true, cell: ({ min, max, unit }) => `${min === undefined ? '' : `${min}–`}${max ?? ''} ${unit}`, value: ({ max }) => max },
            { id: 'ground', title: t('ground'), cell: (limit) => <>{ground(limit)} {limit.confidence === 'low' ? <StatusTag tone="due">{t('low')}</StatusTag> : null}</>, value: ground },
            { id: 'from', title: t('from'), cell: ({ from }) => from, value: ({ from }) => from },
          ]}
        />
      </section>
    </>
  );
}

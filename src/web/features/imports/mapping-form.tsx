import { Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listRegister } from '../../../contract/admin.ts';
import { useRead } from '../../app/query.ts';
import { useSay } from '../../app/words/pick.ts';
import type { Words } from '../../../model/words.ts';
import { belows, kinds, periods, type Draft, type Look, type Mapping } from './draft.ts';
import { FactorRows } from './factor-rows.tsx';

type MappingFormProps = { readonly draft: Draft; readonly look: Look; readonly onChange: (draft: Draft) => void };

/** What the columns are. Everything that the file gave away stands there; a person says the rest and answers for all of it. */
export function MappingForm({ draft, look, onChange }: MappingFormProps): ReactNode {
  const { t } = useTranslation('imports');
  const columns = look.columns.map((column) => ({ value: column, label: column }));
  const time = draft.time ?? { columns: [], format: '', offsetMinutes: 480, names: 'start' as const };
  const setTime = (part: Partial<Mapping['time']>): void => onChange({ ...draft, time: { ...time, ...part } });
  return (
    <div className="import-form">
      <label htmlFor="import-name">{t('name')}</label>
      <Input id="import-name" value={draft.name ?? ''} maxLength={80} onChange={({ target }) => onChange({ ...draft,
        name: target.value })} />
      <label htmlFor="import-kind">{t('kind')}</label>
      <Select id="import-kind" value={draft.kind} options={kinds.map((kind) => ({ value: kind,
        label: t(`of-${kind}`) }))} onChange={(kind) => onChange({ ...draft, kind })} />
      <label htmlFor="import-time">{t('time-columns')}</label>
      <Select id="import-time" mode="multiple" value={time.columns} options={columns} onChange={(chosen: string[]) => setTime({ columns: chosen })} />
      <div className="import-pair">
        <div>
          <label htmlFor="import-format">{t('time-format')}</label>
          <Input id="import-format" value={time.format} placeholder="YYYY-MM-DD HH:mm" onChange={({ target }) => setTime({ format: target.value })} />
        </div>
        <div>
          <label htmlFor="import-offset">{t('offset')}</label>
          <InputNumber id="import-offset" value={time.offsetMinutes / 60} min={-14} max={14} step={0.5} onChange={(hours) => setTime({ offsetMinutes: Math.round((hours ?? 8) * 60) })} />
        </div>
      </div>
      <div className="import-pair">
        <div>
          <label htmlFor="import-period">{t('period')}</label>
          <Select id="import-period" value={draft.period ?? null} options={periods.map((period) => ({ value: period,
            label: t(`period-${period}`) }))} onChange={(period) => onChange({ ...draft, ...(period === null ? {} : { period }) })} />
        </div>
        <div>
          <label htmlFor="import-names">{t('time-names')}</label>
          <Select id="import-names" value={time.names} options={(['start',
            'end'] as const).map((name) => ({ value: name, label: t(`names-${name}`) }))} onChange={(names) => setTime({ names })} />
        </div>
      </div>
      <PointFields draft={draft} columns={columns} onChange={onChange} />
      <FactorRows draft={draft} look={look} onChange={onChange} />
      <label htmlFor="import-missing">{t('missing')}</label>
      <Select id="import-missing" mode="tags" value={draft.missing} open={false} onChange={(missing: string[]) => onChange({ ...draft,
        missing })} />
      <label htmlFor="import-below">{t('below')}</label>
      <Select id="import-below" value={draft.belowDetection} options={belows.map((one) => ({ value: one,
        label: t(`below-${one}`) }))} onChange={(belowDetection) => onChange({ ...draft, belowDetection })} />
    </div>
  );
}

type Option = { readonly value: string; readonly label: string };

/** Which point a row is of: a column that names it, or one point for the whole file; and whether unknown ones are entered. */
function PointFields({ draft, columns, onChange }: { readonly draft: Draft; readonly columns: Option[]; readonly onChange: (draft: Draft) => void }): ReactNode {
  const { t } = useTranslation('imports');
  const say = useSay();
  const points = useRead(listRegister, { params: { kind: 'point' }, query: { limit: 1000 } });
  const regions = useRead(listRegister, { params: { kind: 'region' }, query: { limit: 1000 } });
  const { point, kind } = draft;
  const column = point !== undefined && 'column' in point ? point : undefined;
  const fixed = point !== undefined && 'fixed' in point ? point.fixed : undefined;
  const nameOf = (body: unknown): string => say((body as { name: Words }).name);
  const own = (points.data?.rows ?? []).filter(({ body }) => (body as { kind?: unknown }).kind === kind);
  return (
    <>
      <label htmlFor="import-point">{t('point-column')}</label>
      <Select
        id="import-point" value={fixed === undefined ? column?.column ?? null : ' fixed'} options={[...columns,
          { value: ' fixed', label: t('point-fixed') }]}
        onChange={(chosen: string) => onChange({ ...draft,
          point: chosen === ' fixed' ? { fixed: Number((own[0]?.body as { number?: number } | undefined)?.number ?? 1) } : { column: chosen, by: column?.by ?? 'id' } })}
      />
      {fixed === undefined ? null : (
        <Select
          aria-label={t('point-fixed')} showSearch={{ optionFilterProp: 'label' }} value={fixed} loading={points.isPending}
          options={own.map(({ body }) => ({ value: (body as { number: number }).number,
            label: `${nameOf(body)} · ${(body as { id: string }).id}` }))}
          onChange={(number: number) => onChange({ ...draft, point: { fixed: number } })}
        />
      )}
      {column === undefined ? null : (
        <div className="import-pair">
          <div>
            <label htmlFor="import-by">{t('point-by')}</label>
            <Select id="import-by" value={column.by} options={(['id', 'number',
              'name'] as const).map((by) => ({ value: by, label: t(`by-${by}`) }))} onChange={(by) => onChange({ ...draft,
              point: { ...column, by } })} />
          </div>
          <div>
            <label htmlFor="import-new">{t('new-points-in')}</label>
            <Select
              id="import-new" allowClear showSearch={{ optionFilterProp: 'label' }} value={draft.newPointsIn ?? null} placeholder={t('new-points-none')} loading={regions.isPending}
              options={(regions.data?.rows ?? []).map(({ id, body }) => ({ value: id, label: `${nameOf(body)} · ${id}` }))}
              onChange={(region: string | undefined) => {
                const { newPointsIn: _before, ...rest } = draft;
                onChange(region === undefined ? rest : { ...rest, newPointsIn: region });
              }}
            />
          </div>
        </div>
      )}
    </>
  );
}

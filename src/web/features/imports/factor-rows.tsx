import { Button, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listFactors } from '../../../contract/import.ts';
import { useRead } from '../../app/query.ts';
import { useSay } from '../../app/words/pick.ts';
import type { Draft, Look } from './draft.ts';

type FactorRowsProps = { readonly draft: Draft; readonly look: Look; readonly onChange: (draft: Draft) => void };
/** One line of the form: the column, or the text in the factor column, with the factor and the unit that the file has it in. */
type Line = { readonly source: string; readonly factor: string; readonly unit: string; readonly missing?: string[] };

/** Which columns (or which texts of the factor column) are which factors, in which unit. */
export function FactorRows({ draft, look, onChange }: FactorRowsProps): ReactNode {
  const { t } = useTranslation('imports');
  const say = useSay();
  const book = useRead(listFactors, {});
  const { factors } = draft;
  const long = factors !== undefined && !('wide' in factors) ? factors : undefined;
  const lines: readonly Line[] = factors === undefined ? [] : 'wide' in factors
    ? factors.wide.map(({ column, ...rest }) => ({ source: column, ...rest })) : Object.entries(factors.long).map(([source,
      rest]) => ({ source, ...rest }));
  const put = (next: readonly Line[]): void => onChange({
    ...draft,
    factors: long === undefined ? { wide: next.map(({ source, ...rest }) => ({ column: source, ...rest })) }
      : { ...long, long: Object.fromEntries(next.map(({ source, ...rest }) => [source, rest])) },
  });
  const change = (at: number, part: Partial<Line>): void => put(lines.map((line, place) => (place === at ? { ...line, ...part } : line)));
  const unitOf = (code: string): string => {
    const found = book.data?.find((factor) => factor.code === code);
    return found === undefined ? '' : draft.kind === 'air-station' ? found.stationUnit : found.unit;
  };
  const place = long === undefined ? -1 : look.columns.indexOf(long.factorColumn);
  const sources = (long === undefined ? look.columns : [...new Set(look.sample.map((row) => row[place] ?? ''))]).filter((text) => text !== '' && !lines.some(({ source }) => source === text));
  const options = (book.data ?? []).map(({ code, name }) => ({ value: code, label: `${say(name)} · ${code}` }));
  return (
    <fieldset className="import-factors">
      <legend>{long === undefined ? t('factors-wide') : t('factors-long', { column: long.factorColumn })}</legend>
      {long !== undefined || lines.length === 0 ? null : (
        <div className="import-heads" aria-hidden="true"><span>{t('column')}</span><span>{t('factor')}</span><span>{t('unit')}</span><span>{t('no-value')}</span></div>
      )}
      {lines.map((line, at) => (
        <div key={line.source}>
          <span className="import-file">{line.source}</span>
          <Select aria-label={`${line.source} ${t('factor')}`} showSearch={{ optionFilterProp: 'label' }} value={line.factor} options={options} loading={book.isPending} onChange={(factor: string) => change(at, { factor, unit: unitOf(factor) })} />
          <Input aria-label={`${line.source} ${t('unit')}`} value={line.unit} maxLength={40} onChange={({ target }) => change(at,
            { unit: target.value })} />
          {long !== undefined ? null : (
            <Input
              aria-label={`${line.source} ${t('own-missing')}`} title={t('own-missing')} placeholder="99 NA" value={(line.missing ?? []).join(' ')} maxLength={80}
              onChange={({ target }) => change(at, { missing: target.value.replace(/^\s+/u, '').split(/\s/u).slice(0, 50) })}
            />
          )}
          <Button size="small" aria-label={`${t('remove')} ${line.source}`} onClick={() => put(lines.filter((_line,
            other) => other !== at))}>{t('remove')}</Button>
        </div>
      ))}
      {sources.length === 0 || options.length === 0 ? null : (
        <Select
          aria-label={t('add-factor')} value={null} placeholder={t('add-factor')} options={sources.map((text) => ({ value: text,
            label: text }))}
          onChange={(source: string | null) => { if (source !== null) put([...lines,
            { source, factor: options[0]?.value ?? '', unit: unitOf(options[0]?.value ?? '') }]); }}
        />
      )}
    </fieldset>
  );
}

import { Button, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

type Pair = readonly [string, string];
type PairsFieldProps = { readonly id: string; readonly value: unknown; readonly onChange: (value: unknown) => void };

/** Free attributes, a name and a value each. A row without a name is not kept. */
export function PairsField({ id, value, onChange }: PairsFieldProps): ReactNode {
  const { t } = useTranslation('administration');
  const [pairs, setPairs] = useState<readonly Pair[]>(() => Object.entries(typeof value === 'object' && value !== null ? value : {}).map(([name, held]) => [name, String(held)]));
  const change = (next: readonly Pair[]): void => {
    setPairs(next);
    onChange(Object.fromEntries(next.filter(([name]) => name.trim() !== '')));
  };
  return (
    <div id={id} className="schema-pairs" tabIndex={-1}>
      {pairs.map(([name, held], at) => (
        // oxlint-disable-next-line react/no-array-index-key -- rows have no identity but their place
        <div key={at}>
          <Input aria-label={t('pair-name')} value={name} onChange={({ target }) => change(pairs.with(at, [target.value, held]))} />
          <Input aria-label={t('pair-value')} value={held} onChange={({ target }) => change(pairs.with(at, [name, target.value]))} />
          <Button type="text" danger onClick={() => change(pairs.filter((_pair, index) => index !== at))}>{t('pair-remove')}</Button>
        </div>
      ))}
      <Button onClick={() => setPairs([...pairs, ['', '']])}>{t('pair-add')}</Button>
    </div>
  );
}

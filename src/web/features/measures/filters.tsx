import { Input, Select } from 'antd';
import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { measureSummary } from '../../../contract/measure.ts';
import { useSay } from '../../app/words/pick.ts';
import type { Change, MeasureSearch } from './search.ts';

type Given = {
  readonly search: MeasureSearch;
  readonly summary: Static<typeof measureSummary.reply> | undefined;
  readonly go: (change: Change) => void;
};

/** Place, unit, kind of item, open or closed, words: all stand in the address. */
export function Filters({ search, summary, go }: Given): ReactNode {
  const { t } = useTranslation('measures');
  const say = useSay();
  const { places = [], leads = [], types = [] } = summary ?? {};
  const pick = (
    id: 'region' | 'lead' | 'type',
    all: string,
    options: readonly { readonly value: string; readonly label: string }[],
  ): ReactNode => (
    <Select
      aria-label={all}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={all}
      value={search[id] ?? null}
      popupMatchSelectWidth={false}
      options={[...options]}
      onChange={(value?: string) => go({ [id]: value })}
    />
  );
  return (
    <div className="measures-filters no-print">
      {pick(
        'region',
        t('all-places'),
        places.map(({ code, name }) => ({ value: code, label: say(name) })),
      )}
      {pick(
        'lead',
        t('all-leads'),
        leads.map(({ id, name }) => ({ value: id, label: say(name) })),
      )}
      {pick(
        'type',
        t('all-types'),
        types.map(({ id, title }) => ({ value: id, label: say(title) })),
      )}
      <Select
        aria-label={t('standing')}
        value={search.state === 'dropped' ? 'dropped' : (search.standing ?? 'current')}
        options={(['current', 'closed', 'dropped', 'none'] as const).map((value) => ({ value, label: t(`standing-${value}`) }))}
        onChange={(value) =>
          go({ standing: value === 'current' ? undefined : value, state: undefined, due: undefined, flag: undefined, works: undefined })
        }
      />
      <Select
        aria-label={t('sort')}
        value={search.sort ?? (search.view === 'gantt' ? 'item' : 'due')}
        options={(['due', 'item'] as const).map((value) => ({ value, label: t(`sort-${value}`) }))}
        onChange={(value) => go({ sort: value })}
      />
      <Input.Search
        key={search.text ?? ''}
        allowClear
        aria-label={t('find')}
        placeholder={t('find')}
        defaultValue={search.text ?? ''}
        onSearch={(words) => go({ text: words.trim() })}
      />
      {search.document === undefined ? null : (
        <button type="button" className="measures-document" onClick={() => go({ document: undefined })}>
          {t('of-document', { document: search.document })}
        </button>
      )}
    </div>
  );
}

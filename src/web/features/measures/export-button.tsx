import { DownloadOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listMeasures } from '../../../contract/measure.ts';
import { call } from '../../app/client.ts';
import { count } from '../../app/number-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useSay } from '../../app/words/pick.ts';
import { useMeasureColumns, type Row } from './columns.tsx';
import type { MeasureSearch } from './search.ts';

/** A sheet that spreadsheet programs still open well; a longer list is exported in parts, by its filters. */
const rowsMost = 20_000;
const rowsAtOnce = 500;

/** The whole list as it is filtered, with the screen's columns in their order; says how far it is, and where it ends. */
export function ExportButton({ asked }: { readonly asked: Omit<MeasureSearch, 'view' | 'zoom'> }): ReactNode {
  const { t } = useTranslation('measures');
  const { t: app } = useTranslation();
  const { message } = App.useApp();
  const { language } = usePreferences();
  const say = useSay();
  const columns = useMeasureColumns({});
  const [fetched, setFetched] = useState<number>();
  const save = async (): Promise<void> => {
    try {
      const rows: Row[] = [];
      let basis = { zh: '', en: '' };
      for (let after: string | undefined; ;) {
        setFetched(rows.length);
        const page = await call(listMeasures, { query: { ...asked, limit: rowsAtOnce, ...(after !== undefined && { after }) } });
        rows.push(...page.rows);
        ({ basis } = page);
        after = page.next;
        if (after === undefined) break;
        if (rows.length >= rowsMost) {
          message.warning(t('export-cut', { rows: count(rows.length, language) }));
          basis = {
            zh: `${basis.zh}|${t('export-cut', { rows: count(rows.length, language) })}`,
            en: `${basis.en} | ${t('export-cut', { rows: count(rows.length, language) })}`,
          };
          break;
        }
      }
      const { saveSheet } = await import('../../kit/excel.ts');
      const written = columns.filter(({ value }) => value !== undefined);
      await saveSheet({
        name: t('page-title'),
        header: written.map(({ title }) => title),
        rows: rows.map((row) => written.map(({ value }) => value?.(row))),
        basis: `${app('basis')}:${say(basis)}`,
      });
    } catch {
      message.error(app('failed'));
    } finally {
      setFetched(undefined);
    }
  };
  return (
    <Button icon={<DownloadOutlined />} loading={fetched !== undefined} onClick={() => void save()}>
      {fetched === undefined || fetched === 0 ? app('export-excel') : t('export-so-far', { rows: count(fetched, language) })}
    </Button>
  );
}

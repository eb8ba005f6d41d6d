import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseType } from '../../../model/case-type.ts';
import type { TakenOver as Mark } from '../../../model/taken-over.ts';
import { useSay } from '../../app/words/pick.ts';

/** 接管自原台账: what that ledger said, set apart from everything that was done here. */
export function TakenOver({ mark, type }: { readonly mark: Mark; readonly type: CaseType }): ReactNode {
  const { t } = useTranslation('ledgerImport');
  const say = useSay();
  const title = (id: string): string => {
    const column = type.ledger?.columns.find((one) => one.id === id);
    return column === undefined ? t('said-state') : say(column.title);
  };
  return (
    <section className="sheet case-block case-taken-over">
      <h2>{t('mark')}</h2>
      <p>{t('mark-says', { ledger: mark.ledger, line: mark.line })}</p>
      <dl className="case-fields">
        {Object.entries(mark.says).map(([id, words]) => <div key={id} className={words.length > 40 ? 'wide' : undefined}><dt>{title(id)}</dt><dd>{words}</dd></div>)}
        <div className="wide"><dt>{t('file-hash')}</dt><dd className="case-hash">{mark.file}</dd></div>
      </dl>
    </section>
  );
}

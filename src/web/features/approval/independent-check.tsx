import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { readFile } from '../../../contract/case.ts';
import type { CaseType } from '../../../model/case-type.ts';
import { pathOf } from '../../app/client.ts';
import { useSay } from '../../app/words/pick.ts';
import { caseOf, type View } from '../../casework/case-view.ts';
import { SignerNumbers } from './signer-numbers.tsx';
import { flagsOf, type Approval, type Flag } from './sheet.ts';

/** Three numbers, one sentence of the machine, the red flags, the newest photo, and how the signer's earlier signatures held. */
export function IndependentCheck({ view, type, approval }: { readonly view: View; readonly type: CaseType; readonly approval: Approval }): ReactNode {
  const { t } = useTranslation('approval');
  const say = useSay();
  const of = caseOf(view);
  const flags = flagsOf(of, approval.signatures);
  const photo = (of.evidence ?? []).filter(({ type: kind }) => kind.startsWith('image/')).toReversed().toSorted((a, b) => b.at - a.at)[0];
  const flagWords = (flag: Flag): string => {
    if (flag.flag === 'rebound') return t('flag-rebound', { count: flag.count });
    if (flag.flag === 'objection') return t('flag-objection', { count: flag.count });
    if (flag.flag === 'void') return t('flag-void');
    if (flag.flag === 'lapsed') return t('flag-lapsed', { days: approval.gapDays });
    const item = type.checklist.find(({ id }) => id === flag.item);
    return t('flag-unfit', { item: item === undefined ? flag.item : say(item.title) });
  };
  return (
    <section className="sheet approval-block">
      <SignerNumbers view={view} />
      <h2>{t('check')}</h2>
      {approval.check.length === 0 ? <p className="approval-conclusion">{t('check-none')}</p> : null}
      {approval.check.map((check) => <p key={`${check.item} ${say(check.says)}`} className={`approval-conclusion approval-${check.result}`}>{t(`check-${check.result}`, { says: say(check.says) })}</p>)}
      <h3>{t('flags')}</h3>
      {flags.length === 0 ? <p className="quiet">{t('flag-none')}</p> : <ul className="approval-flags">{flags.map((flag) => <li key={JSON.stringify(flag)}>{flagWords(flag)}</li>)}</ul>}
      <h3>{t('photos')}</h3>
      {photo === undefined ? <p className="quiet">{t('photos-none')}</p> : <a href={pathOf(readFile.path,
        { id: view.row.id, hash: photo.hash })} download={photo.name}><img className="approval-photo" src={pathOf(readFile.path,
        { id: view.row.id, hash: photo.hash }, { size: 'view' })} alt={photo.name} />{photo.name}</a>}
      <h3>{t('record')}</h3>
      <p>{t('record-says', approval.record)}</p>
    </section>
  );
}

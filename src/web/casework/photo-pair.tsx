import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { readFile } from '../../contract/case.ts';
import type { EvidenceFile } from '../../model/case.ts';
import type { CaseType } from '../../model/case-type.ts';
import { pairOf } from '../../model/photo-pair.ts';
import { pathOf } from '../app/client.ts';
import { useSay } from '../app/words/pick.ts';
import { BeforeAfter, type Side } from '../kit/before-after.tsx';
import { caseOf, type View } from './case-view.ts';
import { fieldRules } from './field-words.ts';
import { usePhotoLines } from './photographs.tsx';

/** The pairs that an item holds, each with its slider. `block`: the page's class of a part. */
export function PhotoPairs({ view, type, block }: { readonly view: View; readonly type: CaseType; readonly block: string }): ReactNode {
  const { t } = useTranslation('photographs');
  const say = useSay();
  const lines = usePhotoLines();
  const of = caseOf(view);
  const side = (file: EvidenceFile): Side => ({
    src: pathOf(readFile.path, { id: view.row.id, hash: file.hash }, { size: 'view' }), alt: file.name,
    says: lines(file, view.photos.find(({ hash }) => hash === file.hash)),
  });
  return pairRules(type).map((rule) => {
    const pair = pairOf(of.fields?.[rule.id]);
    const [before, after] = [pair?.before, pair?.after].map((hash) => of.evidence?.find((file) => file.hash === hash));
    if (before === undefined || after === undefined) return null;
    return <section key={rule.id} className={`sheet ${block}`}><h2>{say(rule.title)}</h2><BeforeAfter label={t('slide')} before={side(before)} after={side(after)} /></section>;
  });
}

export const pairRules = (type: CaseType): ReturnType<typeof fieldRules> => fieldRules(type).filter(({ kind }) => kind === 'pair');

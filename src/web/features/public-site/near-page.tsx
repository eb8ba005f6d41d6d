import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { near, publicItems } from '../../../contract/public.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { useSay } from '../../app/words/pick.ts';
import { BasisLine } from '../../kit/basis-line.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { WhyButton } from '../../kit/why.tsx';
import { ItemList } from './item-list.tsx';
import { RegionPick } from './region-pick.tsx';

type Sentence = Static<typeof near.reply>['sentences'][number];
const wayOf = { air: '/public/air', water: '/public/water', notice: '/public/items', items: '/public/items' } as const;

/** 我身边: one sentence each on air, water, notices and items; then what is open for objections. */
export function NearPage(): ReactNode {
  const { t } = useTranslation('publicSite');
  const say = useSay();
  const navigate = useNavigate();
  const { region } = useSearch({ from: '/public/' });
  const query = region === undefined ? {} : { region };
  const answer = useRead(near, { query }, { everyMs: 60_000 });
  const items = useRead(publicItems, { query });
  if (answer.isPending) return <div className="read"><Waiting rows={8} /></div>;
  if (answer.isError) return <Refused error={answer.error} retry={() => void answer.refetch()} />;
  const open = (items.data ?? []).filter(({ notice }) => notice?.open === true);
  return (
    <div className="read">
      <h1>{t('near-title', { region: say(answer.data.region.name) })}</h1>
      <p className="lead">{t('near-lead')}</p>
      <RegionPick value={region} onRegion={(code) => void navigate({ to: '/public', search: code === undefined ? {} : { region: code } })} />
      <ul className="near-list">{answer.data.sentences.map((sentence) => <li key={sentence.kind} className={`near-${sentence.tone}`}><Said sentence={sentence} /></li>)}</ul>
      <h2>{t('on-notice-here')}</h2>
      {open.length === 0 ? <p className="quiet">{t('no-notice-here')}</p> : <ItemList rows={open} />}
    </div>
  );
}

function Said({ sentence: { kind, says, why, basis } }: { readonly sentence: Sentence }): ReactNode {
  const { t } = useTranslation('publicSite');
  const say = useSay();
  return (
    <>
      <h2>{t(`kind-${kind}`)}</h2>
      <div><p>{say(says)}</p><BasisLine basis={basis} /></div>
      <span className="near-ways">{why === undefined ? null : <WhyButton id={why} />} <Link to={wayOf[kind]}>{t(`more-${kind}`)}</Link></span>
    </>
  );
}

import { QuestionCircleOutlined } from '@ant-design/icons';
import { Button, Drawer } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSay } from '../../app/words/pick.ts';
import { BasisLine } from '../../kit/basis-line.tsx';
import { WhySteps } from '../../kit/why-steps.tsx';
import { counting, type TargetRow } from './targets.ts';
import '../../kit/why-chain.css';

/** 「为什么」 of one target: document, approved days, days, level and the exact fraction of what is left. */
export function TargetWhy({ row }: { readonly row: TargetRow }): ReactNode {
  const { t } = useTranslation();
  const { t: a } = useTranslation('air');
  const say = useSay();
  const [open, setOpen] = useState(false);
  const sections = row.taken === undefined
    ? [[a('target-why-only'), row.kept.steps] as const] : [[a('target-why-taken'), row.taken.steps] as const, [a('target-why-kept'), row.kept.steps] as const];
  return (
    <>
      <Button type="link" size="small" icon={<QuestionCircleOutlined />} className="why-button" onClick={() => setOpen(true)}>{t('why')}</Button>
      <Drawer open={open} onClose={() => setOpen(false)} title={`${say(row.region.name)} · ${say(row.name)}`} size={620} destroyOnHidden>
        {open ? (
          <div className="target-why">
            <p>{a('target-why-says', { target: row.target, unit: row.unit, document: row.document })}</p>
            {sections.map(([title, steps]) => <section key={title}><h3>{title}</h3><WhySteps steps={steps} /></section>)}
            <p className="quiet">{a(counting(row).allowed === undefined ? 'target-why-share' : 'target-why-mean')}</p>
            <BasisLine basis={row.basis} />
          </div>
        ) : null}
      </Drawer>
    </>
  );
}

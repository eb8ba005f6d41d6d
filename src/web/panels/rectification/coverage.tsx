import type { ReactNode } from 'react';
import { useSay } from '../../app/words/pick.ts';
import { caseOf } from '../../casework/case-view.ts';
import { BasisLine } from '../../kit/basis-line.tsx';
import type { PanelProps } from '../panel-props.ts';
import { rectificationWords as words } from './words.ts';

const founded = ['founded', 'rectified', 'item', 'closed'];
const share = (part: number, whole: number): string => `${((part / whole) * 100).toFixed(1)}%`;

/** 覆盖率 and 属实率 of a sweep that has been screened, each with what it is counted from. */
export function Coverage({ view }: Pick<PanelProps, 'view'>): ReactNode {
  const say = useSay();
  const { inRegister, screened, found, screenedFrom, screenedTo } = caseOf(view).fields ?? {};
  if (typeof inRegister !== 'number' || typeof screened !== 'number') return null;
  const hits = view.children.map(({ case: { state } }) => state);
  const [yes, no] = [hits.filter((state) => founded.includes(state)).length, hits.filter((state) => state === 'unfounded').length];
  const open = hits.length - yes - no;
  return (
    <section className="sheet case-block">
      <h2>{say(words.sweep)}</h2>
      <dl className="case-fields">
        <div>
          <dt>{say(words.coverage)}</dt>
          <dd>{inRegister === 0 ? say(words.noObject) : <><b>{share(screened, inRegister)}</b> = {screened} / {inRegister}</>}</dd>
        </div>
        <div>
          <dt>{say(words.precision)}</dt>
          <dd>{yes + no === 0 ? say(words.notYet) : <><b>{share(yes, yes + no)}</b> = {yes} / {yes + no}</>}</dd>
        </div>
      </dl>
      <p>{say(words.founded)} {yes} · {say(words.unfounded)} {no} · {say(words.open)} {open}</p>
      <BasisLine basis={{
        zh: `覆盖率=有数据可筛对象÷登记册对象|属实率=属实÷已有核查结论,按本职务可见的线索|线索共${found},分派${hits.length}|数据${screenedFrom}至${screenedTo}`,
        en: `coverage: objects with data to screen ÷ objects in the register | precision: founded ÷ verified, of the look-alikes that this office may see | found ${found}, assigned ${hits.length} | data ${screenedFrom} to ${screenedTo}`,
      }} />
    </section>
  );
}

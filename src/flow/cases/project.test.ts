import { expect, test } from 'vitest';
import { testHouse } from '../house.fixture.ts';
import { caseNow, stepBy, tryStep } from '../story.fixture.ts';
import { below, city, county, tree } from './tree.fixture.ts';

const own = `county-${county}-officer`;
const measures = [
  { id: 'w1', what: '新建污水主干管', quantity: '12.6', unit: '公里', owner: '县住建局', due: '2026-08-20', works: true },
  { id: 'w2', what: '改造混接点', quantity: '48', unit: '处', owner: '县住建局', due: '2026-08-20' },
];
const name = '污水主干管一标段';

test('a project of one measure stands below its item, by its own name, and the item waits for it', async () => {
  const { house } = await testHouse();
  const { leaf } = await tree(house);
  const held = await caseNow(house, leaf);
  await stepBy(house, own, leaf, 'work', { measures: [...held.measures.map((one) => ({ ...one })), ...measures] });
  const check = () => tryStep(house, own, leaf, 'self-check', { completion: '完成', selfCheck: '合格' });
  expect(await check()).toMatchObject({ fault: 'case.works-without-project', detail: 'w1' });
  expect(await tryStep(house, own, leaf, 'open-project', { measure: 'm7', projectName: name })).toMatchObject({ fault: 'case.field-invalid', detail: 'measure' });
  await stepBy(house, own, leaf, 'open-project', { measure: 'w1', projectName: name, budget: 820 });
  const project = (await below(house, leaf)).find(({ type }) => type === 'rectification/project');
  expect(project).toMatchObject({
    state: 'running', title: { zh: name }, number: '演工程项目〔2026〕00001号', parent: leaf,
    fields: { measure: 'w1', measureText: '新建污水主干管 12.6 公里(县住建局,2026-08-20)', budget: 820 },
  });
  expect(await check()).toMatchObject({ fault: 'case.child-running', detail: project?.id });
  await stepBy(house, city, project?.id ?? '', 'withdraw', { reason: '并入市级工程' });
  expect((await caseNow(house, leaf)).children).toMatchObject([{ id: project?.id, ended: true }]);
  expect(await check(), 'a withdrawn project leaves its measure an orphan').toMatchObject({ fault: 'case.works-without-project', detail: 'w1' });
  await stepBy(house, own, leaf, 'no-project', { measure: 'w1', reason: '由市级管网工程统一实施' });
  expect(await check()).not.toMatchObject({ fault: 'case.works-without-project' });
});

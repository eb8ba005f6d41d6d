import { Type } from 'typebox';
import { ExplainStep } from '../model/finding.ts';
import { waterGroupKinds } from '../model/identifier.ts';
import { Words } from '../model/words.ts';
import { endpoint } from './endpoint.ts';
import { Heeded } from './heeded.ts';
import { Basis, RegionName } from './shapes.ts';

const Named = Type.Object({ item: Type.String(), name: Words });
/** Mean of an item over the period, as the class was taken from it; `times` over class III, two decimals. */
const Mean = Type.Object({ item: Type.String(), name: Words, unit: Type.String(), value: Type.String(), count: Type.Integer(), class: Type.Optional(Type.String()), times: Type.Optional(Type.String()) });

export const SectionPeriodView = Type.Object({
  class: Type.Optional(Type.String()), status: Type.Optional(Words), reason: Type.String(), confidence: Type.Enum(['high', 'low']), hours: Type.Integer(),
  target: Type.Optional(Type.String()), meetsTarget: Type.Optional(Type.Boolean()), main: Type.Array(Named), means: Type.Array(Mean),
});
const Section = Type.Object({
  number: Type.Integer(), id: Type.String(), name: Words, region: RegionName, water: Words, waterbody: Type.Optional(Type.Enum(['river', 'lake'])),
  lon: Type.Optional(Type.Number()), lat: Type.Optional(Type.Number()), now: SectionPeriodView, before: Type.Optional(Type.String()),
});
/** Sections with a class, shares in % with one decimal. */
const Shares = Type.Object({ sections: Type.Integer(), undetermined: Type.Integer(), counts: Type.Record(Type.String(), Type.Integer()), good: Type.Optional(Type.String()), bad: Type.Optional(Type.String()), meetingTarget: Type.Optional(Type.Integer()) });
const Group = Type.Object({
  kind: Type.Enum([...waterGroupKinds]), key: Type.String(), name: Words, now: Shares, before: Shares, way: Type.Enum(['shares', 'mean']), status: Type.Optional(Words),
  main: Type.Array(Type.Object({ item: Type.String(), name: Words, sections: Type.Integer() })),
  trend: Type.Optional(Type.Object({ change: Type.String(), direction: Type.Enum(['better', 'worse', 'same']), degree: Type.Optional(Words) })),
});
const Trophic = Type.Object({ index: Type.String(), grade: Words });
const Lake = Type.Object({
  name: Words, points: Type.Array(Type.Integer()), class: Type.Optional(Type.String()), reason: Type.String(), trophic: Type.Optional(Trophic), before: Type.Optional(Trophic),
  /** The five parameters with mean and own index; a missing one has neither, and then the lake has no index. */
  terms: Type.Array(Type.Object({ item: Type.String(), name: Words, unit: Type.String(), mean: Type.Optional(Type.String()), index: Type.Optional(Type.String()), weight: Type.String() })),
  steps: Type.Array(ExplainStep),
});

const Period = Type.String({ pattern: '^(\\d{4}|\\d{4}-\\d{2}|\\d{4}-Q[1-4]|\\d{4}-\\d{2}-\\d{2}\\.\\.\\d{4}-\\d{2}-\\d{2})$' });

export const waterOfPeriod = endpoint({
  id: 'water.period', method: 'GET', path: '/api/water/period', who: 'anyone',
  says: { zh: '断面、河流、湖库与地区的时段水质', en: 'Sections, rivers, lakes and regions over a period (2026, 2026-02, 2026-Q1, day..day) beside the year before' },
  query: Type.Object({ period: Type.Optional(Period) }),
  reply: Type.Object({ period: Type.String(), from: Type.String(), to: Type.String(), basis: Basis, heeded: Type.Optional(Heeded), sections: Type.Array(Section), groups: Type.Array(Group), lakes: Type.Array(Lake) }),
});
export const sectionPeriods = endpoint({
  id: 'water.section-periods', method: 'GET', path: '/api/water/sections/:number/periods', who: 'anyone',
  says: { zh: '单个断面的日、月、年均值与类别', en: 'One section by day, month or year: means, class, target, times over, the same period a year before' },
  params: Type.Object({ number: Type.Integer({ minimum: 1, maximum: 4_294_967_295 }) }),
  query: Type.Object({ unit: Type.Enum(['day', 'month', 'year']) }),
  reply: Type.Object({ basis: Basis, heeded: Type.Optional(Heeded), rows: Type.Array(Type.Object({
    label: Type.String(), span: Type.Object({ from: Type.String(), to: Type.String() }), now: SectionPeriodView,
    before: Type.Optional(Type.String()), steps: Type.Array(ExplainStep),
  })) }),
});

import { Type } from 'typebox';
import { verdicts } from '../model/determination.ts';
import { firmRecordCategories } from '../model/firm-record.ts';
import { OutletLimit } from '../model/limit.ts';
import { Point } from '../model/point.ts';
import { Words } from '../model/words.ts';
import { MonthRate } from './effectiveness.ts';
import { endpoint } from './endpoint.ts';
import { AirGrade, AnyJson, Basis, Moment, Page, RegionName, UnitName } from './shapes.ts';

const Number = Type.Object({ number: Type.Integer({ minimum: 1, maximum: 4_294_967_295 }) });

/** A determination as screens show it; `id` is what `why` takes. */
export const DeterminationView = Type.Object({
  id: Type.String(), point: Type.Integer(), factor: Type.String(), period: Type.Enum(['hour', 'day']), at: Type.Integer(),
  value: Type.Optional(Type.String()), measured: Type.Optional(Type.String()), index: Type.Optional(Type.Integer()), limit: Type.Optional(Type.String()),
  verdict: Type.Enum([...verdicts]), reason: Type.String(), edition: Type.String(), flag: Type.String(),
  /** Valid minutes of the hour, valid hours of the day; absent: not known. */
  valid: Type.Optional(Type.Number()),
});

export const FactorView = Type.Object({ code: Type.String(), name: Words, unit: Type.String(), decimals: Type.Integer() });

export const PointView = Type.Object({
  point: Point, region: RegionName, branch: Type.Optional(UnitName), enterprise: Type.Optional(UnitName),
  factors: Type.Array(FactorView), latest: Type.Array(DeterminationView), limits: Type.Array(OutletLimit),
  device: Type.Optional(Type.Object({ mn: Type.String(), edition: Type.String(), lastFrameAt: Type.Optional(Type.Integer()), connected: Type.Boolean() })),
  basis: Basis,
});

export const listPoints = endpoint({
  id: 'point.list', method: 'GET', path: '/api/points', who: 'signed-in',
  says: { zh: '点位', en: 'Stations, sections and outlets with their latest state' },
  query: Type.Object({ kind: Type.Optional(Type.String()), region: Type.Optional(Type.String()), text: Type.Optional(Type.String({ maxLength: 100 })), enterprise: Type.Optional(Type.String()), after: Type.Optional(Type.Integer({ minimum: 0, maximum: 4_294_967_295 })), limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })) }),
  reply: Page(Type.Object({ point: Point, region: RegionName, latest: Type.Array(DeterminationView) })),
});
export const readPoint = endpoint({
  id: 'point.read', method: 'GET', path: '/api/points/:number', who: 'anyone',
  says: { zh: '点位页(排口仅登录可见)', en: 'One point; outlets only for those signed in who may see them' }, params: Number, reply: PointView,
});
export const pointSeries = endpoint({
  id: 'point.series', method: 'GET', path: '/api/points/:number/series', who: 'anyone',
  says: { zh: '数据曲线与表', en: 'Determinations of one point over a window, for chart and table' },
  params: Number,
  query: Type.Object({ factor: Type.Optional(Type.String({ pattern: '^[0-9A-Za-z]{1,12}(,[0-9A-Za-z]{1,12}){0,49}$' })), from: Moment, to: Moment, period: Type.Optional(Type.Enum(['hour', 'day'])) }),
  reply: Type.Object({ rows: Type.Array(DeterminationView), factors: Type.Array(FactorView), basis: Basis }),
});
export const pointFrames = endpoint({
  id: 'point.frames', method: 'GET', path: '/api/points/:number/frames', who: 'signed-in',
  says: { zh: '最近的原始帧', en: 'Latest raw frames of one point, decoded' },
  params: Number, query: Type.Object({ limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })) }),
  reply: Type.Array(Type.Object({ number: Type.String(), mn: Type.String(), cn: Type.String(), dataTime: Type.Integer(), receivedAt: Type.Integer(), text: Type.String(), items: AnyJson })),
});

export const ChainLink = Type.Object({
  /** frame, reading, detection, determination or assessment, finding, lead, item, evidence, signature, publication. */
  kind: Type.String(), id: Type.String(), title: Words, at: Type.Optional(Type.Integer()),
  steps: Type.Array(Type.Object({ name: Type.String(), zh: Type.String(), en: Type.String(), value: Type.Optional(Type.String()) })),
  cite: Type.Optional(Type.Object({ standard: Type.String(), clause: Type.String(), effectiveFrom: Type.String(), confidence: Type.String() })),
  /** Raw frames: the text (control characters escaped) and the bytes in hex. */
  raw: Type.Optional(Type.Object({ text: Type.String(), hex: Type.String(), sha256: Type.String() })),
  versions: Type.Record(Type.String(), Type.String()),
});
export const why = endpoint({
  id: 'why.read', method: 'GET', path: '/api/why/:id', who: 'anyone',
  says: { zh: '为什么:走回原始帧', en: 'Why: from this identifier back to the raw bytes; public for public points, else by right' },
  params: Type.Object({ id: Type.String({ maxLength: 160 }) }), reply: Type.Object({ id: Type.String(), chain: Type.Array(ChainLink) }),
});

export const AirStationView = Type.Object({
  number: Type.Integer(), id: Type.String(), name: Words, region: RegionName, lon: Type.Optional(Type.Number()), lat: Type.Optional(Type.Number()),
  aqi: Type.Optional(Type.Integer()), level: Type.Optional(Type.Integer()), primary: Type.Array(Type.String()), at: Type.Integer(),
  values: Type.Record(Type.String(), Type.String()), why: Type.Optional(Type.String()), reason: Type.String(),
});
export const airNow = endpoint({
  id: 'air.now', method: 'GET', path: '/api/air', who: 'anyone',
  says: { zh: '空气质量实时报与排名', en: 'AQI by station of one hour, and cities and counties ranked' },
  query: Type.Object({ at: Type.Optional(Moment), level: Type.Optional(Type.Enum(['city', 'county'])) }),
  reply: Type.Object({
    at: Type.Integer(), stations: Type.Array(AirStationView), basis: Basis,
    /** 1 is best. Equal values rank equal. Those without enough valid stations are listed, not ranked. */
    ranking: Type.Array(Type.Object({ rank: Type.Optional(Type.Integer()), region: RegionName, aqi: Type.Optional(Type.Integer()), level: Type.Optional(Type.Integer()), primary: Type.Array(Type.String()), stations: Type.Integer(), valid: Type.Integer(), values: Type.Record(Type.String(), Type.String()) })),
    grades: Type.Array(AirGrade),
  }),
});
const SectionView = Type.Object({
  number: Type.Integer(), id: Type.String(), name: Words, region: RegionName, river: Type.Optional(Words), lon: Type.Optional(Type.Number()), lat: Type.Optional(Type.Number()),
  at: Type.Optional(Type.Integer()), class: Type.Optional(Type.String()), status: Type.Optional(Words), why: Type.Optional(Type.String()), reason: Type.String(),
  items: Type.Array(Type.Object({ factor: Type.String(), name: Words, unit: Type.String(), value: Type.String(), class: Type.String(), why: Type.String() })),
});
export const waterNow = endpoint({
  id: 'water.now', method: 'GET', path: '/api/water', who: 'anyone',
  says: { zh: '断面水质', en: 'Class of every section at its latest reading' },
  reply: Type.Object({
    basis: Basis,
    sections: Type.Array(SectionView),
  }),
});
export const listEnterprises = endpoint({
  id: 'enterprise.list', method: 'GET', path: '/api/enterprises', who: 'signed-in',
  says: { zh: '企业清单', en: 'Discharging units that this office may see' },
  query: Type.Object({ region: Type.Optional(Type.String()), text: Type.Optional(Type.String({ maxLength: 100 })), after: Type.Optional(Type.String()), limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })) }),
  reply: Page(Type.Object({ unit: UnitName, region: RegionName, industry: Words, management: Type.String(), outlets: Type.Integer(), openLeads: Type.Integer(), exceeding: Type.Integer() })),
});
/** 年许可排放量 in t/a, the permit that allows it, and its days. */
export const PermittedView = Type.Object({
  factor: Type.String(), amount: Type.String(), permit: Type.String(), clause: Type.String(), from: Type.String(), to: Type.Optional(Type.String()),
});
/** One kind of record in a firm's file. `withheld`: it is not for whoever asks. */
export const FirmRecordGroup = Type.Object({
  category: Type.Enum([...firmRecordCategories]), withheld: Type.Boolean(),
  records: Type.Array(Type.Object({
    id: Type.String(), name: Words, documentNumber: Type.Optional(Type.String()), day: Type.String(), source: Words, detail: Type.Optional(Words),
    coversFrom: Type.Optional(Type.String()), coversTo: Type.Optional(Type.String()), expires: Type.Optional(Type.String()),
  })),
});
export const readEnterprise = endpoint({
  id: 'enterprise.read', method: 'GET', path: '/api/enterprises/:unit', who: 'signed-in',
  says: { zh: '一企一档', en: 'One firm, one file: head, outlets, data, counts, with where each comes from' },
  params: Type.Object({ unit: Type.String() }),
  reply: Type.Object({
    unit: UnitName, region: RegionName, enterprise: AnyJson,
    contractor: Type.Optional(UnitName),
    outlets: Type.Array(Type.Object({
      point: Point, limits: Type.Array(OutletLimit), permitted: Type.Array(PermittedView), factors: Type.Array(FactorView), latest: Type.Array(DeterminationView), connected: Type.Boolean(), lastFrameAt: Type.Optional(Type.Integer()),
      month: Type.Optional(MonthRate), exceedances30d: Type.Integer(),
    })),
    counts: Type.Array(Type.Object({ id: Type.String(), title: Words, count: Type.Integer(), last: Type.Optional(Type.Integer()), source: Words })),
    /** All kinds, always, in the order of the page. */
    records: Type.Array(FirmRecordGroup),
  }),
});

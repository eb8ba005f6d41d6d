import { Type } from 'typebox';
import { endpoint, type Foreign } from './endpoint.ts';
import { AnyJson } from './shapes.ts';

const spoken: { readonly foreign: Foreign } = { foreign: { media: 'application/json; charset=utf-8', faults: 'sensorthings' } };
const Option = Type.Optional(Type.String({ maxLength: 8_000 }));

export const sensorThingsRoot = endpoint({
  id: 'sensorthings.root', method: 'GET', path: '/ogc/sensorthings/v1.1', who: 'anyone', ...spoken,
  says: { zh: 'OGC SensorThings 1.1:入口', en: 'OGC SensorThings API 1.1 (OGC 18-088): the sets and the requirement classes that are met' }, query: Type.Object({}), reply: AnyJson,
});
export const readSensorThings = endpoint({
  id: 'sensorthings.read', method: 'GET', path: '/ogc/sensorthings/v1.1/:resource', rest: true, who: 'anyone', ...spoken,
  says: {
    zh: 'OGC SensorThings 1.1:点位、数据流与观测值(匿名仅见公开点位)',
    en: 'OGC SensorThings API 1.1, reading: points, series and readings; the public sees what the public pages show, an office what it sees elsewhere',
  },
  params: Type.Object({ resource: Type.String({ maxLength: 2_000 }) }),
  query: Type.Object({
    $filter: Option, $expand: Option, $select: Option, $orderby: Option, $top: Option, $skip: Option, $count: Option, $resultFormat: Option, $skiptoken: Option,
  }),
  reply: AnyJson,
});
const Resource = Type.Object({ resource: Type.String({ maxLength: 400 }) });
export const createSensorThings = endpoint({
  id: 'sensorthings.create', method: 'POST', path: '/ogc/sensorthings/v1.1/:resource', rest: true, raw: true, who: 'writing-key', ...spoken,
  says: {
    zh: 'OGC SensorThings 1.1:写入观测值,登记应用自己的实体(可连同关联实体一并登记)',
    en: 'OGC SensorThings API 1.1, creating: Observations, one or as a DataArray, durable before the answer and kept as sent; entities of the application’s own, with all that comes along or none',
  },
  params: Resource, reply: AnyJson,
});
export const changeSensorThings = endpoint({
  id: 'sensorthings.change', method: 'PATCH', path: '/ogc/sensorthings/v1.1/:resource', rest: true, raw: true, who: 'writing-key', ...spoken,
  says: { zh: 'OGC SensorThings 1.1:更改应用自己登记的实体,更正观测值', en: 'OGC SensorThings API 1.1, updating what the application registered: what is named is replaced, the rest stays; a correction of an Observation' },
  params: Resource, reply: AnyJson,
});
export const replaceSensorThings = endpoint({
  id: 'sensorthings.replace', method: 'PUT', path: '/ogc/sensorthings/v1.1/:resource', rest: true, raw: true, who: 'writing-key', ...spoken,
  says: { zh: 'OGC SensorThings 1.1:替换应用自己登记的实体', en: 'OGC SensorThings API 1.1, replacing all properties of what the application registered' },
  params: Resource, reply: AnyJson,
});
export const withdrawSensorThings = endpoint({
  id: 'sensorthings.withdraw', method: 'DELETE', path: '/ogc/sensorthings/v1.1/:resource', rest: true, who: 'writing-key', ...spoken,
  says: { zh: 'OGC SensorThings 1.1:撤销应用自己登记的实体(已入库的观测值保留)', en: 'OGC SensorThings API 1.1, deleting what the application registered: withdrawn with what cannot be without it; stored readings stay' },
  params: Resource, reply: AnyJson,
});

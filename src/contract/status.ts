import { Type } from 'typebox';
import { Words } from '../model/words.ts';
import { endpoint } from './endpoint.ts';
import { AnyJson } from './shapes.ts';

export const FrameCountsView = Type.Object({
  received: Type.Integer(), stored: Type.Integer(), duplicate: Type.Integer(), refused: Type.Integer(),
  pending: Type.Integer(), acknowledged: Type.Integer(), unasked: Type.Integer(),
});

export const health = endpoint({
  id: 'status.health', method: 'GET', path: '/healthz', who: 'anyone',
  says: { zh: '健康状况与帧计数', en: 'Health and frame counters, always in balance' },
  reply: Type.Object({ status: Type.Enum(['ok', 'degraded']), mode: Type.Enum(['drill', 'real']), frames: FrameCountsView, says: Type.Optional(Type.String()) }),
});
export const StatusView = Type.Object({
  mode: Type.Enum(['drill', 'real']),
  setUp: Type.Boolean(),
  name: Words,
  version: Type.String(),
  world: Type.Object({ now: Type.Integer(), speed: Type.Number(), running: Type.Boolean(), stoppedBecause: Type.Optional(Type.String()) }),
  /** First fill of the drill, while it runs. */
  filling: Type.Optional(Type.Object({ done: Type.Integer(), of: Type.Integer() })),
  counts: Type.Object({ points: Type.Integer(), devices: Type.Integer(), regions: Type.Integer() }),
  root: Type.Object({ code: Type.String(), name: Words }),
});
export const status = endpoint({
  id: 'status.read', method: 'GET', path: '/api/status', who: 'anyone',
  says: { zh: '模式、世界时钟与规模', en: 'Mode, world clock and size' }, reply: StatusView,
});
export const setClock = endpoint({
  id: 'status.clock', method: 'POST', path: '/api/clock', who: ['system-admin'],
  says: { zh: '调整演练时钟', en: 'Step, pause or change the speed of the drill clock' },
  body: Type.Object({ speed: Type.Optional(Type.Number({ minimum: 0, maximum: 36000 })), stepHours: Type.Optional(Type.Integer({ minimum: 1, maximum: 720 })) }),
  reply: StatusView,
});
export const listProgrammes = endpoint({
  id: 'programmes.list', method: 'GET', path: '/api/programmes', who: 'anyone',
  says: { zh: '政策专题的声明', en: 'Declarations of all programmes (src/model/programme.ts)' }, reply: Type.Array(AnyJson),
});
export const openApi = endpoint({
  id: 'status.openapi', method: 'GET', path: '/api/openapi.json', who: 'anyone',
  says: { zh: 'OpenAPI 3.1 描述', en: 'OpenAPI 3.1 description' }, reply: AnyJson,
});
export const metrics = endpoint({
  id: 'status.metrics', method: 'GET', path: '/metrics', who: 'anyone', file: true,
  says: { zh: 'Prometheus 指标', en: 'Prometheus metrics' }, reply: Type.String(),
});

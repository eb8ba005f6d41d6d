import { Type } from 'typebox';
import { Device } from '../model/device.ts';
import { GatewayBeat } from '../model/gateway-beat.ts';
import { Words } from '../model/words.ts';
import { endpoint } from './endpoint.ts';
import { AnyJson, Moment, Page, UnitName } from './shapes.ts';

/** Registers that the pages show and change; loggers have endpoints of their own. */
const RegisterName = Type.Enum([
  'region', 'unit', 'person', 'appointment', 'point', 'enterprise', 'outlet-limit', 'air-target', 'air-exclusion', 'firm-record',
  'permitted-amount',
]);
const Limit = Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 }));

export const gatewayState = endpoint({
  id: 'gateway.state', method: 'GET', path: '/api/gateway', who: ['system-admin', 'audit-admin', 'province', 'city', 'branch', 'contractor', 'auditor'],
  says: { zh: '接入网关状态与拒收原因', en: 'Links, frame counters and refusals by fault' },
  reply: Type.Object({
    links: Type.Integer(), counts: AnyJson, says: Words, acknowledging: Type.Boolean(),
    /** Gateways in processes of their own, as they said within the last seconds; empty where there is only the one of this process. */
    others: Type.Array(Type.Object({ ...Type.Pick(GatewayBeat, ['door', 'at', 'status', 'version', 'frames', 'links', 'rssMiB']).properties, says: Words })),
    refusals: Type.Array(Type.Object({ fault: Type.String(), message: Words, mn: Type.String(), count: Type.Integer() })),
  }),
});
export const refusedFrames = endpoint({
  id: 'gateway.refused', method: 'GET', path: '/api/gateway/refused', who: ['system-admin', 'audit-admin', 'province', 'city', 'branch', 'contractor', 'auditor'],
  says: { zh: '拒收的帧', en: 'Refused frames, newest first, each with its reason and bytes' },
  query: Type.Object({ mn: Type.Optional(Type.String()), before: Type.Optional(Type.String()), limit: Limit }),
  reply: Page(Type.Object({ number: Type.String(), mn: Type.String(), peer: Type.String(), fault: Type.String(), message: Words, detail: Type.String(), at: Type.Integer(), text: Type.String() })),
});
export const listDevices = endpoint({
  id: 'device.list', method: 'GET', path: '/api/devices', who: ['system-admin', 'branch', 'contractor'],
  says: { zh: '设备登记', en: 'Registered loggers without their secrets' },
  query: Type.Object({ text: Type.Optional(Type.String()), after: Type.Optional(Type.String()), limit: Limit }),
  reply: Page(Type.Object({ mn: Type.String(), edition: Type.String(), crc: Type.String(), encrypted: Type.Boolean(), point: Type.Integer(), pointName: Words, contractor: Type.Optional(UnitName), connected: Type.Boolean(), lastFrameAt: Type.Optional(Type.Integer()) })),
});
export const exportDevices = endpoint({
  id: 'device.export', method: 'GET', path: '/api/devices/export', who: ['system-admin'], file: true,
  says: { zh: '导出设备号与密钥', en: 'Device numbers and keys as JSON lines, for `simulate --devices`; audited' }, reply: AnyJson,
});
export const putDevice = endpoint({
  id: 'device.put', method: 'POST', path: '/api/devices', who: ['system-admin'],
  says: { zh: '登记设备', en: 'Register or change a logger' }, body: Device, reply: Type.Object({ mn: Type.String() }),
});
export const listRegister = endpoint({
  id: 'register.list', method: 'GET', path: '/api/registers/:kind', who: ['system-admin', 'security-admin', 'audit-admin', 'province', 'rectification-office', 'city'],
  says: { zh: '登记册', en: 'Units, persons, office-holders and the rest, with validity' },
  params: Type.Object({ kind: RegisterName }),
  query: Type.Object({ on: Type.Optional(Type.String()), text: Type.Optional(Type.String()), limit: Limit }),
  reply: Page(Type.Object({ id: Type.String(), from: Type.String(), to: Type.Optional(Type.String()), enteredAt: Type.Integer(), body: AnyJson })),
});
export const putRegister = endpoint({
  id: 'register.put', method: 'POST', path: '/api/registers/:kind', who: ['system-admin', 'security-admin'],
  says: { zh: '登记或变更', en: 'Enter a new version: units and points by the system, persons and offices by the security administrator' },
  params: Type.Object({ kind: RegisterName }),
  body: Type.Object({ id: Type.String({ minLength: 1, maxLength: 120 }), from: Type.String(), to: Type.Optional(Type.String()), body: AnyJson }),
  reply: Type.Object({ id: Type.String() }),
});
export const putAccount = endpoint({
  id: 'account.put', method: 'POST', path: '/api/accounts', who: ['security-admin'],
  says: { zh: '设置账号', en: 'Create an account for a person or set a new password' },
  body: Type.Object({ person: Type.String(), login: Type.String({ minLength: 2, maxLength: 64 }), password: Type.String({ minLength: 8, maxLength: 200 }), disabled: Type.Optional(Type.Boolean()) }),
  reply: Type.Object({ login: Type.String() }),
});
export const auditTrail = endpoint({
  id: 'audit.list', method: 'GET', path: '/api/audit', who: ['audit-admin', 'auditor'],
  says: { zh: '审计日志', en: 'Who did what when, newest first' },
  query: Type.Object({ before: Type.Optional(Moment), limit: Limit }),
  reply: Page(Type.Object({ at: Type.Integer(), worldAt: Type.Integer(), actor: Type.String(), action: Type.String(), subject: Type.String(), outcome: Type.String() })),
});
export const terminalWhy = endpoint({
  id: 'terminal.why', method: 'GET', path: '/api/terminal/why/:id', who: 'terminal',
  says: { zh: '终端溯因', en: 'The chain of an identifier, for the terminal of this machine' }, params: Type.Object({ id: Type.String() }), reply: AnyJson,
});
export const terminalDoctor = endpoint({
  id: 'terminal.doctor', method: 'GET', path: '/api/terminal/doctor', who: 'terminal',
  says: { zh: '终端体检', en: 'Engines, versions, disk, limits, counters, for the terminal of this machine' }, reply: AnyJson,
});
export const terminalVerify = endpoint({
  id: 'terminal.verify', method: 'POST', path: '/api/terminal/verify', who: 'terminal',
  says: { zh: '终端核对全部历史', en: 'Every stored history and checkpoint checked, for the terminal of this machine' }, body: Type.Object({}), reply: AnyJson,
});

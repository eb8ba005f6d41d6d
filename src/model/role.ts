import { Type } from 'typebox';
import type { Words } from './words.ts';

/**
 * Whose records an office may see.
 * all: the whole installation; region: its region and everything below; unit: what its unit is party to; own: itself only; none: no casework.
 */
export type Scope = 'all' | 'region' | 'unit' | 'own' | 'none';

export const roles = {
  'system-admin': { zh: '系统管理员', en: 'system administrator', scope: 'none' },
  'security-admin': { zh: '安全保密管理员', en: 'security administrator', scope: 'none' },
  'audit-admin': { zh: '安全审计员', en: 'audit administrator', scope: 'none' },
  'province': { zh: '省级生态环境部门', en: 'provincial ecology department', scope: 'all' },
  'rectification-office': { zh: '整改办', en: 'rectification office', scope: 'region' },
  'trade-department': { zh: '行业主管部门', en: 'trade department', scope: 'unit' },
  'city': { zh: '市级生态环境部门', en: 'city ecology bureau', scope: 'region' },
  'county': { zh: '县(市、区)人民政府', en: 'county government', scope: 'unit' },
  'branch': { zh: '分局', en: 'county branch of the city bureau', scope: 'unit' },
  'enforcement': { zh: '执法人员', en: 'enforcement officer', scope: 'unit' },
  'township': { zh: '乡镇(街道)', en: 'township', scope: 'unit' },
  'park': { zh: '园区(功能区)', en: 'park without region code', scope: 'unit' },
  'party-secretary': { zh: '党委主要负责同志', en: 'Party secretary', scope: 'unit' },
  'head-of-government': { zh: '政府主要负责同志', en: 'head of government', scope: 'unit' },
  // Whoever stands above a whole province: sees its items, acts only where linked to one (M24).
  'leader': { zh: '省领导', en: 'provincial leader', scope: 'region' },
  'leader-office': { zh: '领导联络员', en: 'contact officer of a leader', scope: 'region' },
  'enterprise': { zh: '排污单位', en: 'discharging unit', scope: 'own' },
  'contractor': { zh: '运维单位', en: 'O&M contractor', scope: 'own' },
  'citizen': { zh: '公众', en: 'citizen', scope: 'none' },
  'auditor': { zh: '审计人员', en: 'auditor', scope: 'all' },
} as const satisfies Record<string, Words & { scope: Scope }>;

export type Role = keyof typeof roles;
export const roleNames = Object.keys(roles) as readonly Role[];
export const Role = Type.Unsafe<Role>(Type.Enum(roleNames as Role[]));

import type { Appointment, Person } from '../../src/model/appointment.ts';
import type { Role } from '../../src/model/role.ts';
import type { Unit } from '../../src/model/unit.ts';
import type { Words } from '../../src/model/words.ts';
import { chance } from './chance.ts';
import { personName } from './names.ts';

export type People = { readonly persons: readonly Person[]; readonly appointments: readonly Appointment[] };
type Office = { readonly key: string; readonly role: Role; readonly title: Words; readonly changes?: true };

const office = (key: string, role: Role, zh: string, en: string): Office => ({ key, role, title: { zh, en } });
const leaders = (place: string): readonly Office[] => [
  { ...office('secretary', 'party-secretary', `${place}委书记`, 'Party secretary'), changes: true },
  { ...office('head', 'head-of-government', `${place === '县' ? '县' : '市'}长`, 'head of government'), changes: true },
];

/** Who sits in a unit of each kind. */
const offices: Readonly<Record<Unit['kind'], readonly Office[]>> = {
  'administration': [
    office('system', 'system-admin', '系统管理员', 'system administrator'), office('security', 'security-admin', '安全保密管理员', 'security administrator'),
    office('audit', 'audit-admin', '安全审计员', 'audit administrator'),
  ],
  'provincial-department': [office('officer', 'province', '环境监察处处长', 'head of inspection'), office('second', 'province', '监测处工作人员', 'monitoring officer')],
  'rectification-office': [office('officer', 'rectification-office', '整改办工作人员', 'rectification officer')],
  'trade-department': [office('officer', 'trade-department', '行业主管处工作人员', 'trade officer')],
  'city-bureau': [office('officer', 'city', '市生态环境局科长', 'section head, city bureau')],
  'city-government': leaders('市'),
  'county-government': [office('officer', 'county', '县政府办公室工作人员', 'county government officer'), ...leaders('县')],
  'branch': [
    office('head', 'branch', '分局局长', 'head of branch'), office('officer-1', 'enforcement', '执法人员', 'enforcement officer'), office('officer-2', 'enforcement', '执法人员', 'enforcement officer'),
  ],
  'township': [office('officer', 'township', '乡镇(街道)生态环境办', 'township officer')],
  'park': [office('officer', 'park', '园区管委会生态环境办', 'park officer')],
  'enterprise': [office('officer', 'enterprise', '环保负责人', 'environment manager')],
  'contractor': [office('officer', 'contractor', '运维负责人', 'O&M manager')],
  // Seated after everybody else, as the office's head is.
  'leader-office': [],
  'audit': [office('officer', 'auditor', '审计人员', 'auditor')],
};

/**
 * Who signs what the provincial rectification office sends out (签发人). Seated after everybody else, so that those keep their names and
 * days.
 */
const signing = office('director', 'rectification-office', '整改办负责人', 'head of the rectification office');

/** A leader who follows items, and who keeps the visits and slips. */
const leading = [office('leader', 'leader', '副省长', 'vice governor'), office('contact', 'leader-office', '联络员', 'contact officer')] as const;

/** Days on which an office changes hands lie inside the drill, so that "in office that day" decides who may sign. */
const changeDays = ['2026-03-09', '2026-03-23', '2026-04-13', '2026-05-11'] as const;

/**
 * Persons and appointments of these units. About one leader in twelve leaves during the drill; in the story county the head of
 * government does.
 */
export function growPeople(seed: number, units: readonly Unit[], storyUnit: string): People {
  const persons: Person[] = [];
  const appointments: Appointment[] = [];
  const sit = (unit: Unit, held: Office, serial: number, days: { readonly from: string; readonly to?: string }): void => {
    const id = `${unit.id}-${held.key}${serial === 0 ? '' : '-next'}`;
    persons.push({ id: `person-${id}`, name: personName(seed, persons.length) });
    appointments.push({ id: `appointment-${id}`, person: `person-${id}`, role: held.role, unit: unit.id, region: unit.region, title: titleIn(unit, held), ...days });
  };
  for (const unit of units) {
    for (const held of offices[unit.kind]) {
      const draw = chance(seed, 111, persons.length);
      const from = `202${3 + Math.floor(draw * 3)}-0${1 + Math.floor(draw * 900) % 9}-15`;
      const story = unit.id === storyUnit && held.role === 'head-of-government';
      if (held.changes !== true || (!story && chance(seed, 112, persons.length) > 1 / 12)) {
        sit(unit, held, 0, { from });
        continue;
      }
      const until = story ? changeDays[3] : changeDays[Math.floor(draw * changeDays.length)] ?? changeDays[0];
      sit(unit, held, 0, { from, to: until });
      sit(unit, held, 1, { from: nextDay(until) });
    }
  }
  for (const unit of units) if (unit.kind === 'rectification-office' && unit.region.endsWith('0000')) sit(unit, signing, 0, { from: '2024-03-15' });
  for (const unit of units) if (unit.kind === 'leader-office') for (const held of leading) sit(unit, held, 0, { from: '2024-03-15' });
  return { persons, appointments };
}

const nextDay = (day: string): string => `${day.slice(0, 8)}${String(Number(day.slice(8)) + 1).padStart(2, '0')}`;

/** A district is led by 区委书记 and 区长, a county-level city by 市委书记 and 市长. */
function titleIn(unit: Unit, held: Office): Words {
  const form = /([市县区])人民政府$/.exec(unit.name.zh)?.[1];
  return form === undefined || form === '县' ? held.title : { zh: held.title.zh.replace('县', form), en: held.title.en };
}

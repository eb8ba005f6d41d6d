import type { Role } from '../../src/model/role.ts';
import type { Unit } from '../../src/model/unit.ts';
import type { Province } from './province.ts';

/** A drill login for one person; `office` is an appointment in force on the drill's first day. Passwords are the caller's. */
export type DrillAccount = {
  readonly login: string; readonly person: string; readonly appointment: string;
  readonly group: 'story' | 'branch' | 'officers';
};

/** Login → appointment id, for the offices around the story county; firms and towns are looked up. */
const storyOffices = (province: Province): readonly (readonly [login: string, appointment: string])[] => {
  const { county, city, enterprise } = province.story;
  const contractor = province.enterprises.find((firm) => firm.unit === enterprise)?.contractor ?? '';
  const other = province.enterprises.find((firm) => firm.unit !== enterprise && province.units.some((unit) => unit.id === firm.unit && unit.region === county));
  return [
    [`branch-${county}`, `branch-${county}-head`], [`officer-${county}-1`, `branch-${county}-officer-1`], [`officer-${county}-2`, `branch-${county}-officer-2`],
    [`county-${county}`, `county-${county}-officer`], [`secretary-${county}`, `county-${county}-secretary`], [`head-${county}`, `county-${county}-head`],
    [`head-${county}-next`, `county-${county}-head-next`], [`rectification-${county}`, `rectification-${county}-officer`], [`town-${county}001`, `township-${county}001-officer`],
    [`city-${city}`, `city-bureau-${city}-officer`], [`secretary-${city}`, `city-government-${city}-secretary`], [`mayor-${city}`, `city-government-${city}-head`],
    ['province', 'province-98-officer'], ['province-2', 'province-98-second'], ['rectification', 'rectification-98-officer'], ['rectification-2', 'rectification-98-director'],
    ['trade-industry', 'trade-98-industry-officer'], ['trade-housing', 'trade-98-housing-officer'], ['trade-water', 'trade-98-water-officer'], ['park-1', 'park-98-1-officer'],
    ['enterprise', `${enterprise}-officer`], ...(other === undefined ? [] : [['enterprise-2', `${other.unit}-officer`] as const]), ['contractor', `${contractor}-officer`],
    ['leader-1', 'leader-98-1-leader'], ['leader-office-1', 'leader-98-1-contact'], ['leader-2', 'leader-98-2-leader'],
      ['leader-office-2', 'leader-98-2-contact'],
    ['auditor', 'audit-98-officer'], ['system', 'administration-system'], ['security', 'administration-security'], ['audit', 'administration-audit'],
  ];
};

/** The drill's people who can sign in: about two dozen around the story county, and the head of every other branch. */
export function drillAccounts(province: Province): readonly DrillAccount[] {
  const persons = new Map(province.appointments.map((held) => [held.id, held.person]));
  const account = (login: string, office: string, group: DrillAccount['group']): DrillAccount[] => {
    const appointment = `appointment-${office}`;
    const person = persons.get(appointment);
    return person === undefined ? [] : [{ login, person, appointment, group }];
  };
  const story = storyOffices(province).flatMap(([login, office]) => account(login, office, 'story'));
  const branches = province.units.filter((unit) => unit.kind === 'branch' && unit.region !== province.story.county);
  return [...story, ...branches.flatMap((unit) => account(unit.id, `${unit.id}-head`, 'branch'))];
}

/** Unit kinds whose people live in the drill by themselves (sim/officers), with who of them. */
const livingOffices: Readonly<Partial<Record<Unit['kind'], readonly Role[]>>> = {
  'county-government': ['county', 'party-secretary', 'head-of-government'], 'branch': ['enforcement'], 'city-bureau': ['city'], 'enterprise': ['enterprise'],
};

/** Accounts of the drill's own officers and firms outside the story county: entered, never listed. First province only. */
export function officerAccounts(province: Province): readonly DrillAccount[] {
  const { county } = province.story;
  const listed = new Set(drillAccounts(province).map(({ person }) => person));
  const kinds = new Map(province.units.map((unit) => [unit.id, unit.kind]));
  return province.appointments
    .filter(({ person, role, unit, region }) => {
      const lives = kinds.get(unit);
      return region.startsWith(county.slice(0, 2)) && !region.startsWith(county) && !listed.has(person) && lives !== undefined && livingOffices[lives]?.includes(role) === true;
    })
    .map(({ id, person }) => ({ login: id.slice('appointment-'.length), person, appointment: id, group: 'officers' }));
}

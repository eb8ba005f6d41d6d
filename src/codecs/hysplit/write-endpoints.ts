import type { Trajectory } from '../../model/trajectory.ts';
import type { Endpoints } from './read-endpoints.ts';

/** The text of an endpoint file: one meteorological model a line, diagnostics of the first point. Positions to 0.001°, the rest to 0.1. */
export function writeEndpoints({ models, motion, trajectories }: Endpoints): string {
  const [first] = trajectories;
  const names = Object.keys(first?.points[0]?.values ?? {});
  const begun = dateOf(Math.min(...trajectories.map(({ start }) => start.at)));
  const lines = [
    `${whole(models.length)}${whole(1)}`,
    ...models.map((model) => `${model.padStart(8)}${begun.map(whole).join('')}${whole(0)}`),
    `${whole(trajectories.length)} ${(first?.direction ?? 'backward').toUpperCase().padEnd(8)} ${motion.padEnd(8)}`,
    ...trajectories.map(({ start }) => `${dateOf(start.at).map(whole).join('')}${degrees(start.lat)}${degrees(start.lon)}${tenth(start.height)}`),
    `${whole(names.length)}${names.map((name) => ` ${name.padEnd(8)}`).join('')}`,
    ...inOrder(trajectories).map(({ number, point }) => [
      whole(number), whole(1), ...dateOf(point.at).map(whole), whole(new Date(point.at).getUTCMinutes()), whole(0), point.hours.toFixed(1).padStart(8),
      degrees(point.lat), degrees(point.lon), tenth(point.height), ...names.map((name) => tenth(point.values[name] ?? 0)),
    ].join('')),
  ];
  return `${lines.join('\n')}\n`;
}

/** By age, then by number, as HYSPLIT writes them. */
const inOrder = (trajectories: readonly Trajectory[]) => trajectories
  .flatMap(({ points }, at) => points.map((point) => ({ number: at + 1, point })))
  .sort((one, other) => Math.abs(one.point.hours) - Math.abs(other.point.hours) || one.number - other.number);

const whole = (value: number): string => String(value).padStart(6);
const degrees = (value: number): string => value.toFixed(3).padStart(9);
const tenth = (value: number): string => value.toFixed(1).padStart(9);

function dateOf(at: number): readonly [number, number, number, number] {
  const date = new Date(at);
  return [date.getUTCFullYear() % 100, date.getUTCMonth() + 1, date.getUTCDate(), date.getUTCHours()];
}

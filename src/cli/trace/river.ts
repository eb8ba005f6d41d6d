import { fail, ok } from '../../basis/result.ts';
import { traceRiver } from '../../science/river/trace-river.ts';
import { command } from '../command.ts';
import { assumedVelocity, networkFlags, readNetworkFile, traceableNetwork } from './network-file.ts';
import { say } from './say.ts';

const told = {
  calls: ['trace river --network N.geojson --from REACH --hours 24 --json', 'trace river --network N.gpkg --json   (repair report alone)'],
  says: `
Reaches whose water is at the lower end of REACH within the hours, and when its water comes to the reaches below.
Out: {"from","hours","upstream":[{"reach","hours","hoursTop","share"}],"downstream":[{"reach","hours":[earliest,likely,latest],"share","left",
"dilution","passage","confidence"}],"unknown","reasons","report"}, sorted by hours, then id. Hours run from lower end to lower end; hoursTop from the
upper end; REACH itself stands first with 0. share: of the reach's water that comes by. left: of a decaying load. dilution: concentration over that
at the start. passage: hours to a tenth of the peak. --down keeps upstream empty, --up downstream.
Columns (first name documented, others read): id; from, to (nodes) or next (id of the reach below) or ends of lines; length_m (else of the line);
travel_hours; velocity_ms; flow_m3s; mean_flow_m3s; area_km2; slope; share; decay_per_day (20 °C); reverses. Others are ignored and listed.
Travel time: travel_hours, else length by velocity_ms, else by Jobson (1996, USGS WRI 96-4013) from flow_m3s, mean_flow_m3s, area_km2 (and slope), else
--velocity. Measured times widen by the leading edge (0.89), others by 2 both ways. Loops, refused rows and reversing reaches are faults, never a guess.`,
  flags: {
    ...networkFlags,
    from: { type: 'string', says: 'id of a reach; without it the repair report alone' },
    hours: { type: 'string', fallback: '24', says: 'hours looked back and ahead' },
    temperature: { type: 'string', fallback: '20', says: 'of the water, for the decay (°C)' },
    up: { type: 'boolean', says: 'upstream alone' },
    down: { type: 'boolean', says: 'downstream alone' },
    json: { type: 'boolean', says: 'one line' },
  },
} as const;

export const run = command(told, async (asked) => {
  const { flags, words } = asked;
  if (flags.up !== undefined && flags.down !== undefined) return fail('system.bad-option', '--up or --down, both are the default');
  if (words.length > 0) return fail('system.bad-option', words.join(' '));
  const [hours, temperature] = [Number(flags.hours), Number(flags.temperature)];
  if (!(hours >= 0 && hours <= 100_000)) return fail('system.bad-option', `--hours needs a number from 0 to 100000, got ${flags.hours}`);
  if (!(temperature >= 0 && temperature <= 40)) return fail('system.bad-option', `--temperature needs °C from 0 to 40, got ${flags.temperature}`);
  const velocity = assumedVelocity(flags.velocity);
  if (!velocity.ok) return velocity;
  if (flags.from === undefined) {
    const read = readNetworkFile(asked);
    if (!read.ok) return read;
    say({ report: read.value.report }, flags.json);
    return ok(0);
  }
  const network = traceableNetwork(asked);
  if (!network.ok) return network;
  const answer = traceRiver({ reaches: network.value.reaches, from: flags.from, hours, temperature, ...(flags.up === undefined ? flags.down === undefined ? {} : { direction: 'down' as const } : { direction: 'up' as const }), ...velocity.value });
  if (!answer.ok) return answer;
  say({ ...answer.value, report: network.value.report }, flags.json);
  return ok(0);
});

import { fail, ok, type Result } from '../basis/result.ts';
import type { Run } from '../cli/command.ts';

/** The kernels at the terminal, files in and out; each verb says the rest by `--help`. Loaded when asked for. */
const verbs: Readonly<Record<string, { readonly says: string; readonly load: () => Promise<{ readonly run: Run }> }>> = {
  polar: { says: 'a station by wind direction and speed: polar plot, CBPF', load: () => import('../cli/trace/polar.ts') },
  pscf: { says: 'where the air of high hours had been: potential source contribution', load: () => import('../cli/trace/pscf.ts') },
  cwt: { says: 'where the air had been, weighted by what it brought', load: () => import('../cli/trace/cwt.ts') },
  cluster: { says: 'trajectories to clusters', load: () => import('../cli/trace/cluster.ts') },
  pmf: { says: 'sources of samples of many species: positive matrix factorisation', load: () => import('../cli/trace/pmf.ts') },
  outfall: { says: 'which outfall explains what stations saw', load: () => import('../cli/trace/outfall.ts') },
  river: { says: 'reaches above and below within some hours', load: () => import('../cli/trace/river.ts') },
  fires: { says: 'hot spots of satellites to suspected fires and heat sources', load: () => import('../cli/trace/fires.ts') },
  locate: { says: 'where a source stands that a few stations heard', load: () => import('../cli/trace/locate.ts') },
  voc: { says: 'ozone that a mixture of VOC could form, and ratios of species', load: () => import('../cli/trace/voc.ts') },
};

/** `qingshan trace VERB`. */
export async function run([verb = '--help', ...args]: readonly string[]): Promise<Result<number>> {
  if (verb === '--help' || verb === '-h') {
    process.stdout.write(Object.entries(verbs).map(([name, { says }]) => `qingshan trace ${name.padEnd(12)}${says}\n`).join(''));
    return ok(0);
  }
  const asked = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  return asked === undefined ? fail('system.bad-option', `trace ${Object.keys(verbs).join('|')}, got ${verb}`) : (await asked.load()).run(args);
}

/** The kernels that may be asked for by name on a thread; loaded when first asked. Input and output are what each docstring says. */
export const kernels = {
  'river-trace': () => import('./river/trace-river.ts').then(({ traceRiver }) => traceRiver),
  'outfall-match': () => import('./outfall/match-outfalls.ts').then(({ matchOutfalls }) => matchOutfalls),
  'instant-release': () => import('./outfall/instant-release.ts').then(({ findRelease }) => findRelease),
} as const;

/** The kernels that may be asked for by name on a thread; loaded when first asked. Input and output are what each docstring says. */
export const kernels = {
  'river-trace': () => import('./river/trace-river.ts').then(({ traceRiver }) => traceRiver),
} as const;

/** The kernels that may be asked for by name on a thread; loaded when first asked. Input and output are what each docstring says. */
export const kernels = {
  'find-fires': () => import('./fire/find-fires.ts').then(({ findFires }) => findFires),
  'locate-source': () => import('./locate/locate-source.ts').then(({ locateSource }) => locateSource),
  'ozone-formation': () => import('./voc/reactivity.ts').then(({ ozoneFormation }) => ozoneFormation),
} as const;

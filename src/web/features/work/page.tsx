export const WorkPage = (): null => null;

export const CasePage = (): null => null;

export const NewCasePage = (): null => null;

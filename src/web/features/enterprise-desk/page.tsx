export const EnterpriseDeskPage = (): null => null;

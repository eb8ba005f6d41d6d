export const ApprovalPage = (): null => null;

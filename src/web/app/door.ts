import { useLocation } from '@tanstack/react-router';

/** Pages that stand behind two doors (air, water) link on within the door they were entered by: '' for the workbench, '/public' for citizens. */
export const useDoor = (): '' | '/public' => (useLocation({ select: ({ pathname }) => pathname }).startsWith('/public') ? '/public' : '');

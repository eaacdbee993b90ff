import { v4 } from 'uuid';

/** A key that makes an act count once. It works on plain http too, where the browser's own `randomUUID` is missing. */
export const newKey = (): string => v4();

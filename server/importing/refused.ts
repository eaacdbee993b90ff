import type { ImportFailure } from '#/server/importing/imported.ts';

/** Thrown where a file passes a limit or cannot be read; who asked for the file answers with the code. */
export class FileRefused extends Error {
  readonly code: ImportFailure;
  constructor(code: ImportFailure) {
    super(code);
    this.code = code;
  }
}
